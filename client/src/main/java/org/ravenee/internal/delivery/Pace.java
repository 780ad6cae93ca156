/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the server may be asked, by a monotonic clock: not before the limits end that it
 * set, and after failures in waits that grow and are never quite the same, so that clients which
 * lost the server together do not return together.
 *
 * <p>Also decides how many requests may be under way: one after a failure, twice as many after each
 * success, up to a bound.
 *
 * <p>Not safe for use by several threads, save {@link #limitLeft}.
 */
final class Pace {

    /** Limits up to this long are waited for; longer ones lose events, where there is no spool. */
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    static final int MOST_UNDER_WAY = 8;

    private static final int LOST_AFTER = 3;

    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);

    /** A server in trouble may ask for longer waits than ours, within reason. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

    private final @Nullable DoubleSupplier random;
    private int failures;
    private long resumeAt;
    private boolean waiting;
    private long earliest;
    private boolean ahead;
    private boolean nudged;
    private int window = 2;
    private volatile long limitedUntil;
    private volatile boolean limited;

    Pace() {
        this(null);
    }

    /** Takes numbers from 0 to 1, for the jitter; or any. */
    Pace(@Nullable DoubleSupplier random) {
        this.random = random;
    }

    /** Returns how long to wait before the next request; zero or less if there is no need. */
    long untilNext(long now) {
        return Math.max(limitLeft(now), waiting ? (ahead ? earliest : resumeAt) - now : 0);
    }

    /** Returns how long the server still wants no events; zero or less if it takes them. */
    long limitLeft(long now) {
        return limited ? limitedUntil - now : 0;
    }

    int window() {
        return window;
    }

    boolean isDown() {
        return failures > 0;
    }

    /** Whether it takes more than a moment until the server is back, as far as one can tell. */
    boolean isLost() {
        return failures >= LOST_AFTER && waiting && !ahead;
    }

    /** The server answered as it should: it is asked without delay, and soon by more at a time. */
    void succeeded() {
        failures = 0;
        waiting = false;
        ahead = false;
        window = Math.min(MOST_UNDER_WAY, window * 2);
    }

    /** The server was not reached; it may have said how long its trouble will last. */
    void failed(long now, Duration asked) {
        window = 1;
        ahead = false;
        long askedUntil =
                now
                        + (asked.compareTo(LONGEST_ASKED) > 0
                                ? LONGEST_ASKED.toNanos()
                                : asked.toNanos());
        if (waiting && resumeAt - now > 0) {
            // Another request of the same volley, or one ahead of time: one outage, counted once.
            earliest = later(earliest, askedUntil);
            resumeAt = later(resumeAt, askedUntil);
            return;
        }
        long wait = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(failures, 20));
        double chance =
                random == null ? ThreadLocalRandom.current().nextDouble() : random.getAsDouble();
        wait -= (long) (chance * wait / 2);
        failures++;
        waiting = true;
        nudged = false;
        earliest = askedUntil;
        resumeAt = later(now + wait, askedUntil);
    }

    private static long later(long one, long other) {
        return one - other >= 0 ? one : other;
    }

    /** The server wants no events for a time; of two such wishes the later end counts. */
    void limit(long now, Duration time) {
        long until = now + Math.min(Ledger.nanos(time), Long.MAX_VALUE / 2);
        if (time.isZero() || (limited && until - limitedUntil <= 0)) {
            return;
        }
        limitedUntil = until;
        limited = true;
        window = 1;
    }

    /**
     * Somebody waits for the outcome: one attempt in each wait need not be waited for, so that
     * asking again and again is no storm. What the server asked for is.
     */
    void nudge() {
        if (!nudged) {
            nudged = true;
            ahead = true;
        }
    }

    /** There is no later: the next attempt need not be waited for. */
    void hurry() {
        ahead = true;
    }

    /** Whether an attempt now would be ahead of its time. */
    boolean isAhead(long now) {
        return waiting && ahead && resumeAt - now > 0;
    }
}
