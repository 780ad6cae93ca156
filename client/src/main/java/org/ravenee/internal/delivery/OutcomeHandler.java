/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.log.ClientMessages;
import org.ravenee.spi.OperatorMessage;

/**
 * Interprets the outcome of an attempt: for the event that was sent, for the requests that follow,
 * and for the operator. Safe for use by several threads.
 */
final class OutcomeHandler {

    /** After so many failures, unreachable servers aside, a check-in is given up. */
    private static final int MOST_CHECK_IN_FAILURES = 5;

    private final RetryPolicy policy;
    private final RateLimiter limiter;
    private final DeliveryLog log;
    private final LongSupplier nanos;

    OutcomeHandler(RetryPolicy policy, RateLimiter limiter, DeliveryLog log, LongSupplier nanos) {
        this.policy = policy;
        this.limiter = limiter;
        this.log = log;
        this.nanos = nanos;
    }

    /**
     * Handles the result of one attempt.
     *
     * @param envelope the event that was sent; null for a report alone, and for an event that is
     *     not kept for a retry
     */
    Settlement handle(@Nullable QueuedEnvelope envelope, Result result) {
        long now = nanos.getAsLong();
        return switch (result.outcome()) {
            case DELIVERED, REJECTED -> {
                responded(result, now);
                yield settled(result, ClientMessages.REJECTED);
            }
            case RATE_LIMITED -> limited(envelope, result, now);
            case SERVER_ERROR -> failed(envelope, DiscardReason.SEND_ERROR, result, now);
            case NO_RESPONSE -> failed(envelope, DiscardReason.NETWORK_ERROR, result, now);
            case UNAVAILABLE -> unavailable(result, now);
        };
    }

    /**
     * Handles the result of one attempt to send a check-in. The server may fail for check-ins
     * alone: events wait only where it was not reached at all.
     */
    Settlement handleCheckIn(PendingCheckIn checkIn, Result result) {
        long now = nanos.getAsLong();
        return switch (result.outcome()) {
            case DELIVERED, REJECTED -> {
                respondedToCheckIn(result, now);
                yield settled(result, ClientMessages.CHECK_IN_REJECTED);
            }
            case RATE_LIMITED -> {
                limit(result, now);
                yield limiter.isTooLongForCheckIns(now)
                        ? Settlement.discard(DiscardReason.RATELIMIT_BACKOFF, false, result)
                        : retryCheckIn(checkIn, DiscardReason.RATELIMIT_BACKOFF, false, result);
            }
            case SERVER_ERROR -> retryCheckIn(checkIn, DiscardReason.SEND_ERROR, true, result);
            case NO_RESPONSE -> retryCheckIn(checkIn, DiscardReason.NETWORK_ERROR, true, result);
            case UNAVAILABLE -> unavailable(result, now);
        };
    }

    /** The server has what was sent, or will never take it. */
    private Settlement settled(Result result, OperatorMessage rejection) {
        if (result.outcome() == Outcome.DELIVERED) {
            return Settlement.delivered(result);
        }
        log.rejected(rejection, result.reason());
        return Settlement.discard(DiscardReason.SEND_ERROR, true, result);
    }

    /** During an outage there were no events to find out that it has ended. */
    private void respondedToCheckIn(Result result, long now) {
        limit(result, now);
        if (policy.isOutage()) {
            policy.succeeded();
            log.reached(limiter.isLimited(now));
        }
    }

    private Settlement retryCheckIn(
            PendingCheckIn checkIn, DiscardReason reason, boolean reported, Result result) {
        int failures = checkIn.failed();
        return failures >= MOST_CHECK_IN_FAILURES
                ? Settlement.discard(reason, reported, result)
                : Settlement.retry(
                        reason, reported, nanos.getAsLong() + policy.waitAfter(failures), result);
    }

    private void responded(Result result, long now) {
        policy.succeeded();
        limit(result, now);
        log.reached(limiter.isLimited(now));
    }

    private void limit(Result result, long now) {
        limiter.limitCheckIns(now, result.checkInRetryAfter());
        limit(result.retryAfter(), now);
    }

    private void limit(Duration time, long now) {
        if (!time.isZero()) {
            limiter.limit(now, time);
            log.limited(time);
        }
    }

    /**
     * The protocol lets clients drop an event that was refused with 429. Raven EE promises to
     * deliver it, and the server did not take it: it is tried again like those that wait. If it is
     * discarded all the same, the server is not told, as it has counted this one itself.
     */
    private Settlement limited(@Nullable QueuedEnvelope envelope, Result result, long now) {
        if (result.retryAfter().isZero()) {
            policy.failed(now, Duration.ZERO);
        }
        limit(result, now);
        boolean kept = envelope != null && (envelope.isOnDisk() || !limiter.isTooLong(now));
        return kept
                ? Settlement.retry(DiscardReason.RATELIMIT_BACKOFF, false, now, result)
                : Settlement.discard(DiscardReason.RATELIMIT_BACKOFF, false, result);
    }

    /** Either the server is in trouble, or it cannot take this event. */
    private Settlement failed(
            @Nullable QueuedEnvelope envelope, DiscardReason reason, Result result, long now) {
        Duration asked = result.retryAfter();
        boolean suspect = envelope != null && envelope.isSuspect(policy.successes());
        if (!suspect || !asked.isZero()) {
            policy.failedForOne(now, asked);
        }
        log.unreachable(result.reason());
        if (envelope == null) {
            return Settlement.retry(reason, true, now, result);
        }
        envelope.failed(policy.successes(), policy.isOutage());
        return envelope.strikes() >= QueuedEnvelope.MOST_STRIKES
                ? Settlement.discard(reason, true, result)
                : Settlement.retryAfterOthers(
                        reason, now + policy.waitAfter(Math.max(1, envelope.strikes())), result);
    }

    private Settlement unavailable(Result result, long now) {
        policy.failed(now, result.retryAfter());
        log.unreachable(result.reason());
        return Settlement.retry(DiscardReason.NETWORK_ERROR, true, now, result);
    }
}
