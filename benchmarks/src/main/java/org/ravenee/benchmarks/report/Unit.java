/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.report;

import java.util.Locale;

/** The format of values. */
enum Unit {
    NANOS {
        @Override
        String show(double nanos) {
            if (Math.abs(nanos) < 1_000) {
                return number(nanos) + " ns";
            }
            return Math.abs(nanos) < 1_000_000
                    ? number(nanos / 1_000) + " µs"
                    : number(nanos / 1_000_000) + " ms";
        }
    },
    BYTES {
        @Override
        String show(double bytes) {
            return bytes < 10_000 ? number(bytes) + " B" : number(bytes / 1_000) + " KB";
        }
    },
    PER_SECOND {
        @Override
        String show(double value) {
            return number(value) + "/s";
        }
    },
    NUMBER {
        @Override
        String show(double value) {
            return number(value);
        }
    };

    abstract String show(double value);

    /** Three digits are more than can be repeated. */
    static String number(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
    }
}
