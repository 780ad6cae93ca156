/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** HTTP statuses, written as {@code 408,500-599}. Immutable. */
public final class StatusRanges {

    /** The first and the last status of each range, one after the other. */
    private final int[] bounds;

    private StatusRanges(int[] bounds) {
        this.bounds = bounds;
    }

    /** Returns the ranges, or null if the text has anything but statuses from 100 to 599. */
    static @Nullable StatusRanges read(String text) {
        String[] parts = text.split(",", -1);
        int[] bounds = new int[2 * parts.length];
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            int dash = part.indexOf('-');
            int first = status(dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : status(part.substring(dash + 1));
            if (first < 100 || last < first || last > 599) {
                return null;
            }
            bounds[2 * i] = first;
            bounds[2 * i + 1] = last;
        }
        return new StatusRanges(bounds);
    }

    /** Returns 0 for what is no number of three digits. */
    private static int status(String text) {
        String digits = text.strip();
        int status = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9 || digits.length() != 3) {
                return 0;
            }
            status = 10 * status + digit;
        }
        return status;
    }

    /** Tells whether a status is in one of the ranges. */
    public boolean contains(int status) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (status >= bounds[i] && status <= bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StatusRanges ranges && Arrays.equals(bounds, ranges.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }
}
