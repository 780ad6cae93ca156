/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.Stats;
import org.ravenee.internal.jfr.FlightRecording;

/**
 * Counts what becomes of events, and bounds how many wait in memory. Knows how many check-ins wait.
 * An event moves from one count to another under one lock, held for some additions only, so the
 * sums are right at any moment. Safe for use by several threads.
 */
final class DeliveryStats {

    private final int mostEvents;
    private final long mostBytes;
    private final ClientReportRecorder reports;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nothingLeft = lock.newCondition();
    // Ordered by the reasons, whose hash codes differ from run to run.
    private final Map<DiscardReason, Long> dropped = new TreeMap<>();
    private final Map<DiscardReason, Long> refused = new TreeMap<>();
    private long accepted;
    private long delivered;
    private long queued;
    private long queuedBytes;
    private long spooled;
    private long abandoned;
    private long checkIns;
    private boolean recovering;
    private boolean ended;

    /**
     * Creates empty statistics.
     *
     * @param mostEvents how many events may wait in memory
     * @param mostBytes how much memory they may retain
     * @param reports learns what is discarded
     */
    DeliveryStats(int mostEvents, long mostBytes, ClientReportRecorder reports) {
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
        this.reports = reports;
    }

    /** Accepts an event into memory if there is room for it; otherwise counts it as refused. */
    boolean admit(long bytes) {
        lock.lock();
        try {
            if (queued < mostEvents && queuedBytes + bytes <= mostBytes && !ended) {
                accepted++;
                queued++;
                queuedBytes += bytes;
                return true;
            }
        } finally {
            lock.unlock();
        }
        refused(DiscardReason.QUEUE_OVERFLOW, true);
        return false;
    }

    /**
     * Counts an event that was not accepted.
     *
     * @param reported whether it goes into a client report
     */
    void refused(DiscardReason reason, boolean reported) {
        lock.lock();
        try {
            add(refused, null, reason, 1);
            if (reported) {
                reports.record(reason, 1);
            }
        } finally {
            lock.unlock();
        }
    }

    /** An event in memory takes more or less room than before. */
    void resized(long from, long to) {
        lock.lock();
        try {
            queuedBytes += ended ? 0 : to - from;
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

    /** An earlier process may have left events on disk. */
    void expectRecovery() {
        lock.lock();
        try {
            recovering = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Events of an earlier process were found.
     *
     * @param more whether there may be more
     */
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
    void delivered(QueuedEnvelope envelope) {
        lock.lock();
        try {
            delivered += leave(envelope) ? 1 : 0;
        } finally {
            lock.unlock();
        }
    }

    /** The server has an event that was never queued. */
    void deliveredDirectly() {
        lock.lock();
        try {
            accepted++;
            delivered++;
        } finally {
            lock.unlock();
        }
    }

    /**
     * An event is discarded.
     *
     * @param reported whether it goes into a client report
     */
    void discarded(QueuedEnvelope envelope, DiscardReason reason, boolean reported) {
        lock.lock();
        try {
            // Before the wait of a flush() ends: the next envelope is to have the report.
            if (leave(envelope)) {
                add(dropped, envelope.id(), reason, 1);
                if (reported) {
                    reports.record(reason, 1);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Accepts a check-in; false after the end. */
    boolean admitCheckIn() {
        lock.lock();
        try {
            checkIns += ended ? 0 : 1;
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    /** The server has a check-in that was accepted. */
    void checkInDelivered() {
        lock.lock();
        try {
            leaveCheckIn();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A check-in that was accepted is discarded.
     *
     * @param reported whether it goes into a client report
     */
    void checkInDiscarded(DiscardReason reason, boolean reported) {
        lock.lock();
        try {
            if (leaveCheckIn()) {
                checkInRefused(reason, reported);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * A check-in is not accepted.
     *
     * @param reported whether it goes into a client report
     */
    void checkInRefused(DiscardReason reason, boolean reported) {
        if (reported) {
            reports.recordCheckIns(reason, 1);
        }
    }

    private boolean leaveCheckIn() {
        if (ended) {
            return false;
        }
        checkIns--;
        signalIfEmpty();
        return true;
    }

    /** Gives up what is still in memory. Nothing is accepted any more, or written to disk. */
    void end(DiscardReason reason) {
        lock.lock();
        try {
            if (queued > 0) {
                add(dropped, null, reason, queued);
                reports.record(reason, queued);
            }
            if (checkIns > 0) {
                reports.recordCheckIns(reason, checkIns);
            }
            checkIns = 0;
            abandoned += queued;
            queued = 0;
            queuedBytes = 0;
            ended = true;
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

    Stats stats() {
        lock.lock();
        try {
            return Stats.of(
                    accepted,
                    delivered,
                    DiscardReason.words(dropped),
                    DiscardReason.words(refused),
                    queued,
                    spooled,
                    reports.lastOutcome());
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing is left to deliver. */
    boolean isEmpty() {
        lock.lock();
        try {
            return isDone();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing is left to deliver; false if the time, or the delivery, ends before. An
     * interrupt does not shorten the wait: the thread is interrupted afterwards.
     */
    boolean awaitEmpty(long nanos) {
        long left = nanos;
        boolean interrupted = false;
        lock.lock();
        try {
            while (!isDone() && !ended && left > 0) {
                long before = System.nanoTime();
                try {
                    left = nothingLeft.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                    left -= System.nanoTime() - before;
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

    private boolean leave(QueuedEnvelope envelope) {
        if (!envelope.isOnDisk()) {
            return leaveMemory(envelope.bytes());
        }
        spooled--;
        signalIfEmpty();
        return true;
    }

    private boolean leaveMemory(long bytes) {
        if (ended) {
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
        return queued + spooled + checkIns == 0 && !recovering;
    }

    private static void add(
            Map<DiscardReason, Long> counts,
            @Nullable EventId id,
            DiscardReason reason,
            long quantity) {
        counts.put(reason, counts.getOrDefault(reason, 0L) + quantity);
        FlightRecording.drop(id, reason.word(), quantity);
    }
}
