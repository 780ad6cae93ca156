/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

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

    /**
     * So many envelopes may fail after one that was taken before the server is thought to be in
     * trouble: until then it is the envelopes.
     */
    private static final int MOST_TOLERATED = 4;

    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);

    /** A server in trouble may ask for longer waits than ours, within reason. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

    private final DoubleSupplier random;
    private int failures;
    private long resumeAt;
    private boolean waiting;
    private long earliest;
    private boolean ahead;
    private boolean nudged;
    private boolean probed;
    private int window = 2;
    private int tolerated;
    private volatile long limitedUntil;
    private volatile boolean limited;

    /** Takes numbers from 0 to 1, for the jitter. */
    Pace(DoubleSupplier random) {
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
        tolerated = MOST_TOLERATED;
        window = Math.min(MOST_UNDER_WAY, window * 2);
    }

    /**
     * The server failed for one envelope, and may take others: after it has taken some, a few
     * failures mean no wait.
     */
    void failedForOne(long now, Duration asked) {
        if (tolerated > 0 && asked.isZero()) {
            tolerated--;
        } else {
            failed(now, asked);
        }
    }

    /** Returns the wait before the next attempt of one envelope that failed so often. */
    long waitAfter(int failures) {
        long wait = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(failures - 1, 20));
        return wait - (long) (random.getAsDouble() * wait / 2);
    }

    /** The server was not reached; it may have said how long its trouble will last. */
    void failed(long now, Duration asked) {
        tolerated = 0;
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
        failures++;
        long wait = waitAfter(failures);
        waiting = true;
        nudged = false;
        probed = false;
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

    /**
     * Whether an event that has just come may be tried before the wait is over: the server need not
     * fail for this one. Once in each wait, and never before the server wants it.
     */
    boolean maySendNewcomer(long now) {
        return waiting && !probed && limitLeft(now) <= 0 && earliest - now <= 0;
    }

    void newcomerSent() {
        probed = true;
    }
}
