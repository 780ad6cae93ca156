/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Check-ins that wait, in memory alone. One is sent at a time, so that they arrive in their order
 * and never keep more than one thread from sending events. Safe for use by several threads.
 */
final class CheckInQueue {

    /**
     * The most check-ins that wait. The oldest one gives way: the newest state of a monitor counts.
     */
    static final int MOST = 1_000;

    private final DeliveryStats stats;
    private final RetryPolicy policy;
    private final RateLimiter limiter;
    private final LongSupplier nanos;
    private final Deque<PendingCheckIn> waiting = new ArrayDeque<>();
    private @Nullable PendingCheckIn sending;

    CheckInQueue(DeliveryStats stats, RetryPolicy policy, RateLimiter limiter, LongSupplier nanos) {
        this.stats = stats;
        this.policy = policy;
        this.limiter = limiter;
        this.nanos = nanos;
    }

    /** Accepts a check-in, unless the server wants none for a long time. */
    synchronized void add(PendingCheckIn checkIn) {
        long now = nanos.getAsLong();
        if (limiter.isTooLongForCheckIns(now)) {
            stats.checkInRefused(DiscardReason.RATELIMIT_BACKOFF, true);
        } else if (stats.admitCheckIn()) {
            checkIn.dueAt(now);
            waiting.addLast(checkIn);
            if (waiting.size() > MOST) {
                waiting.removeFirst();
                stats.checkInDiscarded(DiscardReason.QUEUE_OVERFLOW, true);
            }
        }
    }

    /**
     * Takes the next check-in that may be sent now. The caller has to {@linkplain #settle settle}
     * it.
     *
     * @param eventsWait whether there are events to send: during an outage it is they that find out
     *     when it ends
     * @return null if there is none; {@link #delay} is the time to wait
     */
    synchronized @Nullable PendingCheckIn poll(boolean eventsWait) {
        if (limiter.isTooLongForCheckIns(nanos.getAsLong())) {
            discardAll();
        }
        if (delay(eventsWait) > 0) {
            return null;
        }
        sending = waiting.pollFirst();
        return sending;
    }

    private void discardAll() {
        while (waiting.pollFirst() != null) {
            stats.checkInDiscarded(DiscardReason.RATELIMIT_BACKOFF, true);
        }
    }

    /** Returns for how many nanoseconds no check-in can be sent, new ones aside. */
    synchronized long delay(boolean eventsWait) {
        PendingCheckIn first = waiting.peekFirst();
        if (first == null || sending != null || (eventsWait && policy.isOutage())) {
            return EventQueue.FOREVER;
        }
        return untilTurn(first);
    }

    private long untilTurn(PendingCheckIn first) {
        long now = nanos.getAsLong();
        long untilAsked = Math.max(limiter.leftForCheckIns(now), policy.delay(now));
        return Math.max(0, Math.max(first.untilDue(now), untilAsked));
    }

    /** Does what the outcome of an attempt asks for. */
    synchronized void settle(PendingCheckIn checkIn, Settlement settlement) {
        sending = null;
        if (settlement.action() == Settlement.Action.DELIVERED) {
            stats.checkInDelivered();
        } else if (settlement.action() == Settlement.Action.DISCARD) {
            stats.checkInDiscarded(settlement.reason(), settlement.reported());
        } else {
            checkIn.dueAt(settlement.retryAt());
            waiting.addFirst(checkIn);
        }
    }

    /** Raven EE failed while it sent a check-in. */
    synchronized void failed() {
        sending = null;
        stats.checkInDiscarded(DiscardReason.INTERNAL_SDK_ERROR, true);
    }

    /** The next attempt need not wait. */
    synchronized void retryNow() {
        PendingCheckIn first = waiting.peekFirst();
        if (first != null) {
            first.dueAt(nanos.getAsLong());
        }
    }

    /** Whether nothing more can be sent within a time. */
    synchronized boolean isHopeless(long within) {
        PendingCheckIn first = waiting.peekFirst();
        return sending == null && (first == null || policy.isLost() || untilTurn(first) >= within);
    }
}
