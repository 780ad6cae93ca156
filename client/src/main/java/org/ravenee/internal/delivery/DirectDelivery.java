/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ravenee.DeliveryException;
import org.ravenee.Stats;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.envelope.PackedEvent;
import org.ravenee.internal.values.Waiting;

/**
 * Delivers on the calling thread and waits for the response: {@code sentry.transport=sync}. Nothing
 * is kept for a retry. So while the server is known to be away, or wants no events, callers do not
 * wait for it either, unless they asked to be told by {@code sentry.raise-send-errors}.
 */
final class DirectDelivery implements Delivery {

    private final ComponentFactory factory;
    private final DeliveryStats stats;
    private final EventSerializer serializer;
    private final EnvelopeSender sender;
    private final RetryPolicy policy;
    private final RateLimiter limiter;
    private final LongSupplier nanos;
    private final boolean raises;
    private int sending;
    private boolean closed;

    DirectDelivery(
            ComponentFactory factory,
            DeliveryStats stats,
            RetryPolicy policy,
            RateLimiter limiter,
            LongSupplier nanos,
            boolean raises) {
        this.factory = factory;
        this.stats = stats;
        EnvelopeWriter envelopes = factory.newEnvelopeWriter();
        this.serializer = factory.newSerializer(envelopes);
        this.sender = factory.newSender(envelopes);
        this.policy = policy;
        this.limiter = limiter;
        this.nanos = nanos;
        this.raises = raises;
    }

    @Override
    public boolean accept(PendingEvent event) {
        if (serializer.isActiveHere()) {
            factory.log().refusedFromInside();
            stats.refused(DiscardReason.INTERNAL_SDK_ERROR, true);
            return false;
        }
        if (!enter()) {
            factory.log().refusedAfterClose();
            stats.refused(DiscardReason.NETWORK_ERROR, false);
            return false;
        }
        try {
            return mayAsk() && deliver(event);
        } finally {
            leave();
            factory.log().await(Long.MAX_VALUE);
        }
    }

    /** A check-in that the server does not take is lost: the next one tells its state again. */
    @Override
    public void accept(PendingCheckIn checkIn) {
        if (serializer.isActiveHere() || !enter()) {
            return;
        }
        try {
            long now = nanos.getAsLong();
            if (limiter.leftForCheckIns(now) > 0) {
                stats.checkInRefused(DiscardReason.RATELIMIT_BACKOFF, true);
            } else if (policy.delay(now) > 0) {
                stats.checkInRefused(DiscardReason.NETWORK_ERROR, true);
            } else {
                deliver(checkIn);
            }
        } finally {
            leave();
        }
    }

    private void deliver(PendingCheckIn checkIn) {
        Settlement settlement = send(() -> sender.sendCheckIn(checkIn));
        if (settlement.action() != Settlement.Action.DELIVERED) {
            stats.checkInRefused(settlement.reason(), settlement.reported());
        }
    }

    private synchronized boolean enter() {
        sending += closed ? 0 : 1;
        return !closed;
    }

    private synchronized void leave() {
        sending--;
        notifyAll();
    }

    /** Whether the server may be asked now. */
    private boolean mayAsk() {
        long now = nanos.getAsLong();
        long limit = limiter.left(now);
        if (limit > 0) {
            stats.refused(DiscardReason.RATELIMIT_BACKOFF, true);
            if (raises) {
                throw new DeliveryException(
                        "The server wants no events for "
                                + TimeUnit.NANOSECONDS.toSeconds(limit)
                                + " s");
            }
            return false;
        }
        if (!raises && policy.delay(now) > 0) {
            stats.refused(DiscardReason.NETWORK_ERROR, true);
            return false;
        }
        return true;
    }

    private boolean deliver(PendingEvent event) {
        PackedEvent packed = serializer.serialize(event, reason -> stats.refused(reason, true));
        if (packed == null) {
            return false;
        }
        Settlement settlement = send(() -> sender.send(packed, null));
        boolean delivered = settlement.action() == Settlement.Action.DELIVERED;
        if (delivered) {
            stats.deliveredDirectly();
        } else {
            stats.refused(settlement.reason(), settlement.reported());
        }
        if (!delivered && raises) {
            throw new DeliveryException(settlement.result().reason());
        }
        return delivered;
    }

    /**
     * An interrupt is between the application and its thread: it costs no event. On a virtual
     * thread it closes the socket that is being used, so the event is sent again.
     */
    private static Settlement send(Supplier<Settlement> attempt) {
        boolean interrupted = Thread.interrupted();
        try {
            Settlement settlement = attempt.get();
            boolean meanwhile = Thread.interrupted();
            interrupted |= meanwhile;
            return meanwhile && settlement.action() == Settlement.Action.RETRY
                    ? attempt.get()
                    : settlement;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void refused(DiscardReason reason) {
        stats.refused(reason, true);
    }

    @Override
    public boolean flush(Duration timeout) {
        return awaitNoneSending(nanos.getAsLong() + Nanos.of(timeout));
    }

    /** Waits for the events that other threads are sending. */
    private boolean awaitNoneSending(long endBy) {
        // A processor would wait for itself.
        long left = serializer.isActiveHere() ? 0 : endBy - nanos.getAsLong();
        return Waiting.until(() -> sending == 0, this, left);
    }

    @Override
    public void close(Duration timeout) {
        long endBy = nanos.getAsLong() + Nanos.of(timeout);
        if (!end()) {
            return;
        }
        boolean quiet = awaitNoneSending(endBy);
        BoundedShutdown.run(() -> closeSender(quiet), endBy - nanos.getAsLong());
        factory.log().await(endBy - nanos.getAsLong());
    }

    private synchronized boolean end() {
        boolean isFirst = !closed;
        closed = true;
        return isFirst;
    }

    private void closeSender(boolean quiet) {
        try {
            sender.close(quiet && !policy.isOutage());
        } catch (Throwable e) {
            factory.log().failedInside(e);
        }
    }

    @Override
    public Stats stats() {
        return stats.stats();
    }
}
