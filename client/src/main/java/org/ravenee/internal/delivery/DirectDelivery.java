/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.DeliveryException;
import org.ravenee.Stats;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.delivery.Conversation.Request;
import org.ravenee.internal.envelope.PackedEvent;

/**
 * Delivers on the calling thread and waits for the answer: {@code sentry.transport=sync}. Nothing
 * is kept for later, so while the server is known to be away or wants no events, callers do not
 * wait for it either; unless they asked to be told, with {@code sentry.raise-send-errors}.
 */
final class DirectDelivery implements Delivery {

    private final Parts parts;
    private final Ledger ledger;
    private final Serializer serializer;
    private final Conversation conversation;
    private final DeliveryLog log;
    private final Pace pace;
    private final long longest;
    private final LongSupplier nanos;
    private final boolean raises;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nobody = lock.newCondition();
    private int underWay;
    private boolean closed;

    DirectDelivery(Parts parts, boolean raises) {
        this.parts = parts;
        this.ledger = parts.ledger;
        this.serializer = parts.serializer();
        this.conversation = parts.newConversation();
        this.log = parts.log();
        this.pace = parts.pace;
        this.longest = parts.longest();
        this.nanos = parts.nanos;
        this.raises = raises;
    }

    @Override
    public boolean accept(Report report) {
        if (serializer.isAtWorkHere()) {
            log.refusedFromInside();
            ledger.refused(LossReason.INTERNAL_SDK_ERROR);
            return false;
        }
        if (!enter()) {
            return false;
        }
        try {
            return !isUseless() && deliver(report);
        } finally {
            leave();
            log.logger().await(Long.MAX_VALUE);
        }
    }

    private boolean enter() {
        lock.lock();
        try {
            underWay += closed ? 0 : 1;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            underWay--;
            nobody.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether the server should not be asked now. */
    private boolean isUseless() {
        long now = nanos.getAsLong();
        long limit = pace.limitLeft(now);
        if (limit <= 0 && (raises || conversation.untilNext(now) <= 0)) {
            return false;
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

    private boolean deliver(Report report) {
        PackedEvent event = serializer.serialize(report, ledger::refused);
        if (event == null) {
            return false;
        }
        Result result = send(event, longest);
        boolean delivered = result.outcome() == Outcome.DELIVERED;
        if (!delivered && raises) {
            throw new DeliveryException(result.reason());
        }
        return delivered;
    }

    private Result send(@Nullable PackedEvent event, long atMost) {
        // An interrupt is between the application and this thread: the event goes out all the same.
        boolean interrupted = Thread.interrupted();
        try {
            Parcel parcel = event == null ? null : new Parcel(0, event);
            Request request = conversation.send(parcel, nanos.getAsLong() + atMost);
            interrupted |= await(request);
            long now = nanos.getAsLong();
            Result result = request.answer.join();
            conversation.mind(request, result, now);
            if (event != null) {
                count(result.outcome());
            }
            log.answered(result, pace.limitLeft(now) > 0);
            return result;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for an answer, or makes one; returns whether this thread was interrupted. */
    private boolean await(Request request) {
        boolean interrupted = false;
        while (true) {
            try {
                request.answer.get(request.deadline - nanos.getAsLong(), TimeUnit.NANOSECONDS);
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException | TimeoutException e) {
                request.giveUp();
            }
        }
    }

    private void count(Outcome outcome) {
        if (outcome == Outcome.DELIVERED) {
            ledger.admit(0);
            ledger.delivered(false, 0);
        } else if (outcome == Outcome.RATE_LIMITED) {
            // Events answered with 429 are counted by the server.
            ledger.refused(LossReason.RATELIMIT_BACKOFF, false);
        } else {
            boolean answered = outcome == Outcome.REJECTED || outcome == Outcome.SERVER_ERROR;
            ledger.refused(answered ? LossReason.SEND_ERROR : LossReason.NETWORK_ERROR);
        }
    }

    @Override
    public void refused(LossReason reason) {
        ledger.refused(reason);
    }

    @Override
    public boolean flush(Duration timeout) {
        return awaitNobody(nanos.getAsLong() + Ledger.nanos(timeout));
    }

    /** Waits for the events that are on their way on other threads. */
    private boolean awaitNobody(long endBy) {
        boolean interrupted = false;
        lock.lock();
        try {
            while (underWay > 0) {
                long left = endBy - nanos.getAsLong();
                if (left <= 0 || serializer.isAtWorkHere()) {
                    return false;
                }
                try {
                    nobody.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return true;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close(Duration timeout) {
        long endBy = nanos.getAsLong() + Ledger.nanos(timeout);
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            lock.unlock();
        }
        if (awaitNobody(endBy) && endBy - nanos.getAsLong() > 0 && conversation.hasReport()) {
            send(null, endBy - nanos.getAsLong());
        }
        parts.close(endBy - nanos.getAsLong());
        log.logger().await(endBy - nanos.getAsLong());
    }

    @Override
    public Stats stats() {
        return ledger.stats();
    }
}
