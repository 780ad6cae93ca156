/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;

/** An instant until which something may take, whatever was asked for. */
final class Deadline {

    /** More than anybody waits for, and small enough to be added to a clock. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + nanos(duration));
    }

    /** A duration in nanoseconds: not negative, and without overflow. */
    static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** For a thread to end: never zero, which would mean to wait for ever. */
    void join(Thread thread) {
        try {
            thread.join(Math.max(1, remaining().toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
