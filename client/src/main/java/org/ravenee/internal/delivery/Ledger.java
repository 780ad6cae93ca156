/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.ravenee.Stats;

/**
 * The books of one delivery: every event is entered once, and moves from one account to another
 * under one lock that is never held for longer than some additions. So the sums are right at any
 * moment, whoever asks. Bounds how much may wait in memory. Safe for use by several threads.
 */
final class Ledger {

    private final int mostEvents;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nothingLeft = lock.newCondition();
    // In the order of the reasons, which are not asked for before anything is lost.
    private final Map<LossReason, Long> dropped = new TreeMap<>();
    private final Map<LossReason, Long> refused = new TreeMap<>();
    private final Map<LossReason, Long> unreported = new TreeMap<>();
    private long accepted;
    private long delivered;
    private long queued;
    private long queuedBytes;
    private long spooled;
    private long abandoned;
    private boolean recovering;
    private boolean settled;

    Ledger(int mostEvents, long mostBytes) {
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
    }

    /** Accepts an event into memory if there is room for it; otherwise counts it as refused. */
    boolean admit(long bytes) {
        lock.lock();
        try {
            if (queued >= mostEvents || queuedBytes + bytes > mostBytes || settled) {
                count(refused, LossReason.QUEUE_OVERFLOW, true);
                return false;
            }
            accepted++;
            queued++;
            queuedBytes += bytes;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Counts an event that was not accepted. */
    void refused(LossReason reason) {
        refused(reason, true);
    }

    /** Counts an event that was not accepted, and that the server may have counted itself. */
    void refused(LossReason reason, boolean reported) {
        lock.lock();
        try {
            count(refused, reason, reported);
        } finally {
            lock.unlock();
        }
    }

    /** An event takes more or less room than before: it was worked out. */
    void resized(long from, long to) {
        lock.lock();
        try {
            queuedBytes += settled ? 0 : to - from;
        } finally {
            lock.unlock();
        }
    }

    /** An event is on disk and no longer in memory; false if it was given up meanwhile. */
    boolean spooled(long bytes) {
        lock.lock();
        try {
            boolean counts = leaveMemory(bytes);
            spooled += counts ? 1 : 0;
            return counts;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody has looked yet what an earlier process left on disk. */
    void expectRecovery() {
        lock.lock();
        try {
            recovering = true;
        } finally {
            lock.unlock();
        }
    }

    /** Somebody looked, and found so many events. */
    void recovered(int events, boolean more) {
        lock.lock();
        try {
            accepted += events;
            spooled += events;
            recovering &= more;
            signalIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The server has an event. */
    void delivered(boolean fromDisk, long bytes) {
        lock.lock();
        try {
            if (leave(fromDisk, bytes)) {
                delivered++;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * An event is lost.
     *
     * @param reported whether the server is to be told; it need not be of what it lost itself
     */
    void dropped(LossReason reason, boolean fromDisk, long bytes, boolean reported) {
        lock.lock();
        try {
            if (leave(fromDisk, bytes)) {
                count(dropped, reason, reported);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives up what is still in memory; nothing is accepted or moved out of memory any more. */
    void settle(LossReason reason) {
        lock.lock();
        try {
            if (queued > 0) {
                add(dropped, reason, queued);
                add(unreported, reason, queued);
            }
            abandoned += queued;
            queued = 0;
            queuedBytes = 0;
            settled = true;
            nothingLeft.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many events were given up at the end. */
    long abandoned() {
        lock.lock();
        try {
            return abandoned;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the losses that the server does not know about. */
    Map<LossReason, Long> takeUnreported() {
        lock.lock();
        try {
            if (unreported.isEmpty()) {
                return Map.of();
            }
            Map<LossReason, Long> taken = new TreeMap<>(unreported);
            unreported.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Puts losses back whose report did not arrive. */
    void putBack(Map<LossReason, Long> losses) {
        lock.lock();
        try {
            for (Map.Entry<LossReason, Long> loss : losses.entrySet()) {
                add(unreported, loss.getKey(), loss.getValue());
            }
        } finally {
            lock.unlock();
        }
    }

    boolean hasUnreported() {
        lock.lock();
        try {
            return !unreported.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    Stats stats() {
        lock.lock();
        try {
            return new Stats(
                    accepted,
                    delivered,
                    LossReason.words(dropped),
                    LossReason.words(refused),
                    queued,
                    spooled);
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether anything is left to deliver. */
    boolean isEmpty() {
        lock.lock();
        try {
            return isDone();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing is left to deliver; false if the time, or the delivery, is over before.
     * An interrupt does not shorten the wait: the thread finds it afterwards.
     */
    boolean awaitEmpty(Duration timeout) {
        long remaining = nanos(timeout);
        boolean interrupted = false;
        lock.lock();
        try {
            while (!isDone() && !settled && remaining > 0) {
                long before = System.nanoTime();
                try {
                    remaining = nothingLeft.awaitNanos(remaining);
                } catch (InterruptedException e) {
                    interrupted = true;
                    remaining -= System.nanoTime() - before;
                }
            }
            return isDone();
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * A time in nanoseconds, however long: some people wait for {@code Duration.ofDays(999999)}.
     */
    static long nanos(Duration duration) {
        try {
            return Math.max(0, duration.toNanos());
        } catch (ArithmeticException e) {
            return duration.isNegative() ? 0 : Long.MAX_VALUE / 2;
        }
    }

    private boolean leave(boolean fromDisk, long bytes) {
        if (!fromDisk) {
            return leaveMemory(bytes);
        }
        spooled--;
        signalIfEmpty();
        return true;
    }

    private boolean leaveMemory(long bytes) {
        if (settled) {
            return false;
        }
        queued--;
        queuedBytes -= bytes;
        signalIfEmpty();
        return true;
    }

    private void signalIfEmpty() {
        if (isDone()) {
            nothingLeft.signalAll();
        }
    }

    private boolean isDone() {
        return queued + spooled == 0 && !recovering;
    }

    private void count(Map<LossReason, Long> account, LossReason reason, boolean reported) {
        add(account, reason, 1);
        if (reported) {
            add(unreported, reason, 1);
        }
    }

    private static void add(Map<LossReason, Long> account, LossReason reason, long quantity) {
        account.put(reason, account.getOrDefault(reason, 0L) + quantity);
    }
}
