/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.envelope.PackedEvent;

/**
 * Decides which event is sent next, and when. Safe for use by several threads.
 *
 * <p>Events that were never tried go in their order. Events that are tried again, and those that an
 * earlier process left, get a part of the requests, so that neither hold up the former. Where the
 * server fails for some events, the newest go first until all have been tried: a good one behind
 * many bad ones does not wait for them.
 */
final class SendQueue {

    /** A request without a response for so long does not keep others from being sent. */
    private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

    private final EventQueue events;
    private final DeliveryStats stats;
    private final RetryPolicy policy;
    private final RateLimiter limiter;
    private final DeliveryLog log;
    private final AtomicLong newest;
    private final LongSupplier nanos;
    private final ReentrantLock preparing = new ReentrantLock();
    private final PriorityQueue<QueuedEnvelope> retries = new PriorityQueue<>();

    /** The events that are being sent, with the time of their start. */
    private final Map<QueuedEnvelope, Long> sending = new HashMap<>();

    private int retriesSending;
    private boolean outage;
    private long outageSince;
    private long newestBeforeOutage;
    private boolean failsForSome;
    private boolean newestFirst;
    private boolean hasUnwrittenRetries;
    private long delay;
    private volatile boolean takesMore = true;

    /**
     * Creates a queue.
     *
     * @param events what was accepted and never tried
     * @param newest the number of the event that was accepted last
     */
    SendQueue(
            EventQueue events,
            DeliveryStats stats,
            RetryPolicy policy,
            RateLimiter limiter,
            DeliveryLog log,
            AtomicLong newest,
            LongSupplier nanos) {
        this.events = events;
        this.stats = stats;
        this.policy = policy;
        this.limiter = limiter;
        this.log = log;
        this.newest = newest;
        this.nanos = nanos;
    }

    /**
     * Takes the next event that may be sent now. The caller has to {@linkplain #settle settle} it,
     * or {@linkplain #retry put back}.
     *
     * @return null if there is none; {@link #delay} is the time to wait
     */
    synchronized @Nullable QueuedEnvelope poll() {
        long now = nanos.getAsLong();
        QueuedEnvelope next = next(now);
        if (next != null) {
            next.attempted();
            sending.put(next, now);
            retriesSending += next.isFirstAttempt() ? 0 : 1;
        }
        takesMore = untilTurn(now) <= 0 && untilSlot(now, 1) <= 0;
        return next;
    }

    private @Nullable QueuedEnvelope next(long now) {
        if (limiter.isTooLong(now) && !events.isDurable()) {
            discardAll(DiscardReason.RATELIMIT_BACKOFF);
        }
        long wait = untilTurn(now);
        boolean early =
                wait > 0 && failsForSome && !limiter.isLimited(now) && policy.mayTryNewcomer(now);
        long untilSlot = wait > 0 && !early ? 0 : untilSlot(now, early ? 2 : 1);
        delay = Math.max(wait, untilSlot);
        if (untilSlot > 0 || (wait > 0 && !early)) {
            return null;
        }
        if (early) {
            QueuedEnvelope newcomer = events.pollNewerThan(newestBeforeOutage);
            if (newcomer != null) {
                policy.newcomerTried();
            }
            return newcomer;
        }
        QueuedEnvelope next = choose(now);
        if (next == null) {
            delay = retries.isEmpty() ? EventQueue.FOREVER : retries.peek().untilDue(now);
            if (sending.isEmpty() && retries.isEmpty()) {
                log.caughtUp();
            }
        }
        return next;
    }

    /** Returns how long the server is not to be asked. */
    private long untilTurn(long now) {
        return Math.max(limiter.left(now), policy.delay(now));
    }

    private @Nullable QueuedEnvelope choose(long now) {
        QueuedEnvelope again = mayRetry() ? pollRetry(now) : null;
        if (again != null) {
            return again;
        }
        QueuedEnvelope fresh = events.poll(newestFirst);
        newestFirst &= fresh != null;
        return fresh == null ? pollRetry(now) : fresh;
    }

    /**
     * Whether the next request may be for an event that failed before or that an earlier process
     * left, although others wait. While the server cannot be reached, the event that failed first
     * goes first, which keeps the order. That event may be one that the transport cannot send:
     * after some attempts another one has its turn.
     */
    private boolean mayRetry() {
        if (policy.isOutage()) {
            QueuedEnvelope first = retries.peek();
            return !newestFirst && first != null && first.isInTurn();
        }
        return retriesSending < Math.max(1, policy.concurrency() / 4);
    }

    private @Nullable QueuedEnvelope pollRetry(long now) {
        QueuedEnvelope first = retries.peek();
        return first != null && first.untilDue(now) <= 0 ? retries.poll() : events.pollInherited();
    }

    /**
     * Returns how long it takes until another request may be sent besides those under way: a time
     * if some of them are slow, zero if now.
     */
    private long untilSlot(long now, int mostInOutage) {
        if (sending.size() >= RetryPolicy.MOST_SENDING) {
            return EventQueue.FOREVER;
        }
        int busy = 0;
        long untilSlow = EventQueue.FOREVER;
        for (long since : sending.values()) {
            if (outage) {
                // An attempt that began before the outage tells nothing about its end.
                busy += since - outageSince >= 0 ? 1 : 0;
            } else if (now - since < SLOW) {
                busy++;
                untilSlow = Math.min(untilSlow, SLOW - (now - since));
            }
        }
        return busy < (outage ? mostInOutage : policy.concurrency()) ? 0 : untilSlow;
    }

    private void discardAll(DiscardReason reason) {
        List<QueuedEnvelope> inMemory = retries.stream().filter(r -> !r.isOnDisk()).toList();
        retries.removeAll(inMemory);
        for (QueuedEnvelope retry : inMemory) {
            discard(retry, reason, true);
        }
        QueuedEnvelope next;
        while ((next = events.poll(false)) != null) {
            discard(next, reason, true);
        }
    }

    private void discard(QueuedEnvelope envelope, DiscardReason reason, boolean reported) {
        stats.discarded(envelope, reason, reported);
        events.remove(envelope);
    }

    /** Returns for how many nanoseconds there is nothing to send, new events aside. */
    synchronized long delay() {
        return Math.min(delay, events.untilPrepare());
    }

    /** Whether a new event can be sent at once, or written to disk: a worker is to be woken. */
    boolean takesMore() {
        return takesMore || events.isDurable();
    }

    /** Whether any event is being sent, or is to be sent. */
    synchronized boolean hasEvents() {
        return !sending.isEmpty() || !retries.isEmpty() || !events.isEmpty();
    }

    /** Whether accepted events wait on disk. */
    boolean isDurable() {
        return events.isDurable();
    }

    /** Whether no event waits that was never tried. */
    boolean isEmpty() {
        return events.isEmpty();
    }

    /** Tells whether events are not {@linkplain #prepare prepared} yet, or are so now. */
    boolean needsPreparation() {
        return events.hasUnprepared() && !preparing.isLocked();
    }

    /**
     * Serialises some events that wait, and writes them to disk if that is where they belong. One
     * thread at a time does so.
     *
     * @return whether anything was done: there may be more to do, or something to send
     */
    boolean prepare() {
        if (!preparing.tryLock()) {
            return false;
        }
        try {
            if (events.isDurable()) {
                persistRetries();
            }
            return events.prepare();
        } finally {
            preparing.unlock();
        }
    }

    /** Writes the events to disk that the disk refused at first and that wait in memory. */
    private void persistRetries() {
        List<QueuedEnvelope> unwritten = new ArrayList<>();
        synchronized (this) {
            if (hasUnwrittenRetries) {
                retries.removeIf(retry -> !retry.isOnDisk() && unwritten.add(retry));
            }
            hasUnwrittenRetries = false;
        }
        for (QueuedEnvelope retry : unwritten) {
            events.persist(retry);
            synchronized (this) {
                addRetry(retry);
            }
        }
    }

    private void addRetry(QueuedEnvelope envelope) {
        if (retries.size() >= RetryPolicy.MOST_SENDING) {
            envelope.unload();
        }
        hasUnwrittenRetries |= !envelope.isOnDisk();
        retries.add(envelope);
    }

    /**
     * Returns the event to send; null if it was discarded.
     *
     * @throws IOException if it cannot be read now
     */
    @Nullable PackedEvent load(QueuedEnvelope envelope) throws IOException {
        return events.load(envelope);
    }

    /** Does what the outcome of an attempt asks for. */
    void settle(QueuedEnvelope envelope, Settlement settlement) {
        if (settlement.action() == Settlement.Action.DELIVERED) {
            stats.delivered(envelope);
            events.remove(envelope);
        } else if (settlement.action() == Settlement.Action.DISCARD) {
            discard(envelope, settlement.reason(), settlement.reported());
        }
        synchronized (this) {
            forget(envelope);
            failsForSome = settlement.othersFirst();
            if (settlement.action() == Settlement.Action.RETRY) {
                newestFirst |= outage && settlement.othersFirst();
                // Events that fail in one outage are due at once, so that they keep their order.
                boolean dueAtOnce = outage && !settlement.othersFirst();
                envelope.dueAt(dueAtOnce ? outageSince : settlement.retryAt());
                addRetry(envelope);
            }
        }
    }

    /** The event that was taken was not sent, and is tried again after a while. */
    synchronized void retry(QueuedEnvelope envelope, long after) {
        forget(envelope);
        envelope.dueAt(nanos.getAsLong() + after);
        addRetry(envelope);
    }

    /** The event that was taken was discarded before it was sent. */
    synchronized void discarded(QueuedEnvelope envelope) {
        forget(envelope);
    }

    private void forget(QueuedEnvelope envelope) {
        sending.remove(envelope);
        retriesSending -= envelope.isFirstAttempt() ? 0 : 1;
        boolean before = outage;
        outage = policy.isOutage();
        if (outage && !before) {
            outageSince = nanos.getAsLong();
            newestBeforeOutage = newest.get();
        }
    }

    /** A caller waits for the delivery: the next attempt need not wait. */
    void retryNow() {
        policy.retryNow();
    }

    /** The client is being closed: what can be sent is sent now or never. */
    void drain() {
        policy.retryNow();
        events.drain();
        synchronized (this) {
            long now = nanos.getAsLong();
            List<QueuedEnvelope> all = List.copyOf(retries);
            retries.clear();
            for (QueuedEnvelope retry : all) {
                retry.dueAt(now);
                retries.add(retry);
            }
        }
    }

    boolean isOutage() {
        return policy.isOutage();
    }

    /** Whether all that belongs on disk is there. */
    boolean isWritten() {
        if (!events.isDurable()) {
            return true;
        }
        synchronized (this) {
            return !events.hasUnprepared() && !preparing.isLocked() && !hasUnwrittenRetries;
        }
    }

    /** Whether nothing more can be sent within a time. */
    synchronized boolean isHopeless(long within) {
        long now = nanos.getAsLong();
        return sending.isEmpty()
                && !preparing.isLocked()
                && (policy.isLost() || untilTurn(now) >= within || isNothingDue(now + within));
    }

    private boolean isNothingDue(long by) {
        QueuedEnvelope first = retries.peek();
        return events.isEmpty() && (first == null || first.untilDue(by) >= 0);
    }

    /** Returns how many events of the memory are being sent. */
    synchronized long sendingFromMemory() {
        return sending.keySet().stream().filter(e -> !e.isOnDisk() && e.packed() != null).count();
    }

    /** Leaves what is on disk to the next process. */
    void close() {
        events.close();
    }
}
