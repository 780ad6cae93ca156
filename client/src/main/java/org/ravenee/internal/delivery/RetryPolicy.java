/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * Decides when the server is asked again after failures, and by how many requests at a time.
 *
 * <p>While it takes events, the number of concurrent requests doubles with each success, up to a
 * bound; a few failures for single events change nothing. Once it seems to fail for all events,
 * there is an outage: one request at a time, in waits that grow, with jitter, so that clients which
 * lost the server together do not come back together. All times are of a monotonic clock. Safe for
 * use by several threads.
 */
final class RetryPolicy {

    static final int MOST_SENDING = 8;

    /** After a success, so many events may fail before that is taken for an outage. */
    static final int TOLERATED = 4;

    /** After so many failed attempts the server is not expected back within moments. */
    private static final int LOST_AFTER = 3;

    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);

    /** A server in trouble may ask for longer waits than ours, within reason. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

    private final DoubleSupplier random;
    private int concurrency = 2;
    private int tolerated;
    private long successes;
    private int failures;
    private long resumeAt;
    private long askedUntil;

    /** One attempt in each wait may be made before its end for a caller of flush(). */
    private boolean retryNow;

    private boolean retriedNow;

    /** One attempt in each wait may be made before its end for an event that has just come. */
    private boolean triedNewcomer;

    /**
     * Creates a policy.
     *
     * @param random numbers from 0 to 1, for the jitter
     */
    RetryPolicy(DoubleSupplier random) {
        this.random = random;
    }

    /** Whether the server seems to fail for all events. */
    synchronized boolean isOutage() {
        return failures > 0;
    }

    /** Returns how many requests there may be at a time. */
    synchronized int concurrency() {
        return concurrency;
    }

    /** Returns how many events the server has taken, or refused for good. */
    synchronized long successes() {
        return successes;
    }

    /** Returns how long to wait before the next request; zero or less if there is no need. */
    synchronized long delay(long now) {
        return failures == 0 ? 0 : (retryNow ? askedUntil : resumeAt) - now;
    }

    /** Whether an outage is going to last for more than a moment, as far as one can tell. */
    synchronized boolean isLost() {
        return failures >= LOST_AFTER && !retryNow;
    }

    /** The server has taken an event, or refused it for good. */
    synchronized void succeeded() {
        successes++;
        failures = 0;
        retryNow = false;
        tolerated = TOLERATED;
        concurrency = Math.min(MOST_SENDING, concurrency * 2);
    }

    /**
     * The server failed for one event, and may take others.
     *
     * @param asked for how long it wants no request; zero if it did not say
     */
    synchronized void failedForOne(long now, Duration asked) {
        if (tolerated > 0 && asked.isZero()) {
            tolerated--;
        } else {
            failed(now, asked);
        }
    }

    /**
     * The server failed, or was not reached.
     *
     * @param asked for how long it wants no request; zero if it did not say
     */
    void failed(long now, Duration asked) {
        long askedFor =
                asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED.toNanos() : Nanos.of(asked);
        synchronized (this) {
            boolean waiting = failures > 0 && resumeAt - now > 0;
            concurrency = 1;
            tolerated = 0;
            retryNow = false;
            if (waiting) {
                // Sent before the wait began, or ahead of its end: the same failure, counted once.
                askedUntil = later(askedUntil, now + askedFor);
                resumeAt = later(resumeAt, askedUntil);
                return;
            }
            failures++;
            retriedNow = false;
            triedNewcomer = false;
            askedUntil = now + askedFor;
            resumeAt = later(now + waitAfter(failures), askedUntil);
        }
    }

    private static long later(long one, long other) {
        return one - other >= 0 ? one : other;
    }

    /** Returns the wait after a number of failures in a row: growing, with jitter, at most 60 s. */
    long waitAfter(int failures) {
        long wait = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(failures - 1, 20));
        return wait - (long) (random.getAsDouble() * wait / 2);
    }

    /**
     * A caller waits for the delivery: the next attempt need not wait. Granted once in each wait,
     * so that flushing in a loop causes no storm. A wait that the server asked for is kept.
     */
    synchronized void retryNow() {
        retryNow |= !retriedNow;
        retriedNow = true;
    }

    /**
     * Asks whether an event that came after the outage began may be tried before the wait is over,
     * as the server need not fail for this one. Granted once in each wait.
     */
    synchronized boolean mayTryNewcomer(long now) {
        return failures > 0 && !triedNewcomer && askedUntil - now <= 0;
    }

    /** Records that a new event is tried before the end of the wait. */
    synchronized void newcomerTried() {
        triedNewcomer = true;
    }
}
