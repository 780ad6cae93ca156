/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.DeliveryException;
import org.ravenee.Envelope;
import org.ravenee.Stats;
import org.ravenee.Transport;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.envelope.PackedEvent;

/**
 * Delivers on the calling thread and waits for the answer: {@code sentry.transport=sync}. Nothing
 * is kept for later, so while the server is known to be away or wants no events, callers do not
 * wait for it either; unless they asked to be told, with {@code sentry.raise-send-errors}.
 */
final class DirectDelivery implements Delivery {

    private final Ledger ledger;
    private final Serializer serializer;
    private final EnvelopeWriter envelopes;
    private final Transport transport;
    private final DeliveryLog log;
    private final Pace pace;
    private final Duration longest;
    private final LongSupplier nanos;
    private final InstantSource wallClock;
    private final boolean raises;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;

    private record Prepared(Envelope envelope, Map<LossReason, Long> losses) {}

    DirectDelivery(Parts parts, boolean raises) {
        this.ledger = parts.ledger();
        this.serializer = parts.serializer();
        this.envelopes = parts.envelopes();
        this.transport = parts.transport();
        this.log = parts.log();
        this.pace = parts.pace();
        this.longest = parts.longest();
        this.nanos = parts.nanos();
        this.wallClock = parts.wallClock();
        this.raises = raises;
    }

    @Override
    public boolean accept(Report report) {
        if (closed) {
            return false;
        }
        if (serializer.isAtWorkHere()) {
            log.refusedFromInside();
            ledger.refused(LossReason.INTERNAL_SDK_ERROR);
            return false;
        }
        if (isUseless()) {
            return false;
        }
        PackedEvent event = serializer.serialize(report, ledger::refused);
        if (event == null) {
            return false;
        }
        Prepared prepared = envelope(event);
        Result result = send(prepared.envelope(), longest);
        settle(result, prepared.losses());
        if (result.outcome() != Outcome.DELIVERED && raises) {
            throw new DeliveryException(result.reason());
        }
        return result.outcome() == Outcome.DELIVERED;
    }

    /** Tells whether the server should not be asked now. */
    private boolean isUseless() {
        long now = nanos.getAsLong();
        long limit = pace.limitLeft(now);
        lock.lock();
        try {
            if (limit <= 0 && (raises || pace.untilNext(now) <= 0)) {
                return false;
            }
        } finally {
            lock.unlock();
        }
        ledger.refused(limit > 0 ? LossReason.RATELIMIT_BACKOFF : LossReason.NETWORK_ERROR);
        if (raises) {
            throw new DeliveryException(
                    "The server wants no events for "
                            + TimeUnit.NANOSECONDS.toSeconds(limit)
                            + " s");
        }
        return true;
    }

    private Prepared envelope(@Nullable PackedEvent event) {
        Map<LossReason, Long> losses = ledger.takeUnreported();
        return new Prepared(
                envelopes.envelope(event, LossReason.words(losses), wallClock.instant()), losses);
    }

    private Result send(Envelope envelope, Duration longest) {
        CompletableFuture<Result> answer = null;
        try {
            answer = transport.send(envelope).toCompletableFuture();
            return answer.get(Ledger.nanos(longest), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.unavailable("interrupted");
        } catch (TimeoutException e) {
            return Result.unavailable("no answer within " + longest.toMillis() + " ms");
        } catch (ExecutionException | RuntimeException e) {
            return Result.unavailable(String.valueOf(e.getCause() == null ? e : e.getCause()));
        } finally {
            if (answer != null) {
                answer.cancel(true);
            }
        }
    }

    private void settle(Result result, Map<LossReason, Long> losses) {
        LossReason reason =
                switch (result.outcome()) {
                    case DELIVERED -> null;
                    case REJECTED -> LossReason.SEND_ERROR;
                    case RATE_LIMITED -> LossReason.RATELIMIT_BACKOFF;
                    case UNAVAILABLE -> LossReason.NETWORK_ERROR;
                };
        if (reason == null) {
            ledger.admit(0);
            ledger.delivered(false, 0);
        } else {
            ledger.putBack(losses);
            // Events answered with 429 are counted by the server.
            ledger.refused(reason, reason != LossReason.RATELIMIT_BACKOFF);
        }
        adapt(result);
    }

    private void adapt(Result result) {
        long now = nanos.getAsLong();
        lock.lock();
        try {
            if (result.outcome() == Outcome.UNAVAILABLE) {
                pace.failed(now, result.retryAfter());
                log.unreachable(result.reason());
                return;
            }
            pace.limit(now, result.retryAfter());
            if (result.outcome() == Outcome.RATE_LIMITED) {
                log.limited(result.retryAfter());
                return;
            }
            pace.succeeded();
            log.reached();
            if (result.outcome() == Outcome.REJECTED) {
                log.rejected(result.reason());
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void refused(LossReason reason) {
        ledger.refused(reason);
    }

    @Override
    public boolean flush(Duration timeout) {
        return true;
    }

    @Override
    public void close(Duration timeout) {
        if (closed) {
            return;
        }
        closed = true;
        long endBy = nanos.getAsLong() + Ledger.nanos(timeout);
        if (ledger.hasUnreported() && !isDown() && !timeout.isZero()) {
            send(envelope(null).envelope(), timeout);
        }
        Closing.close(transport, log, endBy - nanos.getAsLong());
    }

    private boolean isDown() {
        lock.lock();
        try {
            return pace.isDown();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Stats stats() {
        return ledger.stats();
    }
}
