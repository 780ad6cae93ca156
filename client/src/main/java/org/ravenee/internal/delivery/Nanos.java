/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;

/** Durations in nanoseconds, for the monotonic clock. */
final class Nanos {

    private Nanos() {}

    /** Returns the duration, bounded so that sums with the clock do not overflow. */
    static long of(Duration duration) {
        try {
            return Math.max(0, Math.min(duration.toNanos(), Long.MAX_VALUE / 2));
        } catch (ArithmeticException e) {
            return duration.isNegative() ? 0 : Long.MAX_VALUE / 2;
        }
    }
}
