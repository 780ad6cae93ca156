/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers until when the server wants no events, and no check-ins. Safe for use by several
 * threads.
 */
final class RateLimiter {

    /** Events wait for the end of limits up to this long. Longer ones discard what is in memory. */
    static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);

    /** The instant of the monotonic clock; null while there has been no limit. */
    private final AtomicReference<@Nullable Long> until = new AtomicReference<>();

    private final AtomicReference<@Nullable Long> checkInsUntil = new AtomicReference<>();

    /** The server wants no events for a time. Of two limits the one that ends later counts. */
    void limit(long now, Duration time) {
        limit(until, now, time);
    }

    /** The server wants no check-ins for a time. */
    void limitCheckIns(long now, Duration time) {
        limit(checkInsUntil, now, time);
    }

    private static void limit(AtomicReference<@Nullable Long> until, long now, Duration time) {
        if (!time.isZero()) {
            long end = now + Math.min(Nanos.of(time), Long.MAX_VALUE / 2);
            until.accumulateAndGet(
                    end, (one, other) -> one == null || other - one > 0 ? other : one);
        }
    }

    /** Returns for how many nanoseconds the server still wants no events; zero or less if none. */
    long left(long now) {
        return left(until, now);
    }

    /** Returns for how many nanoseconds the server wants no check-ins; zero or less if none. */
    long leftForCheckIns(long now) {
        return left(checkInsUntil, now);
    }

    private static long left(AtomicReference<@Nullable Long> until, long now) {
        Long end = until.get();
        return end == null ? 0 : end - now;
    }

    boolean isLimited(long now) {
        return left(now) > 0;
    }

    /** Whether events that wait in memory are not kept until the limit ends. */
    boolean isTooLong(long now) {
        return left(now) > LONGEST_WAIT;
    }

    /** Whether check-ins are not kept until their limit ends. */
    boolean isTooLongForCheckIns(long now) {
        return leftForCheckIns(now) > LONGEST_WAIT;
    }
}
