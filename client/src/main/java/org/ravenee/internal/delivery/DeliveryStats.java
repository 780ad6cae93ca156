/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.Stats;
import org.ravenee.Transport.Outcome;
import org.ravenee.internal.jfr.FlightRecording;
import org.ravenee.internal.values.Waiting;

/**
 * Counts what becomes of events, and bounds how many wait in memory. Knows how many check-ins wait.
 * An event moves from one count to another under one monitor, held for some additions only, so the
 * sums are right at any moment. Safe for use by several threads.
 */
final class DeliveryStats {

    private final int mostEvents;
    private final long mostBytes;
    private final ClientReportRecorder reports;
    // Ordered by the reasons, whose hash codes differ from run to run.
    private final Map<DiscardReason, Long> dropped = new TreeMap<>();
    private final Map<DiscardReason, Long> refused = new TreeMap<>();
    private long accepted;
    private long delivered;
    private long queued;
    private long queuedBytes;
    private long spooled;
    private long abandoned;
    private long unconfirmed;
    private long checkIns;
    private boolean recovering;
    private boolean ended;
    private @Nullable Outcome lastOutcome;

    /**
     * Creates empty statistics.
     *
     * @param mostEvents how many events may wait in memory
     * @param mostBytes how much memory they may retain
     * @param reports records discarded events
     */
    DeliveryStats(int mostEvents, long mostBytes, ClientReportRecorder reports) {
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
        this.reports = reports;
    }

    /** Accepts an event into memory if there is room for it; otherwise counts it as refused. */
    synchronized boolean admit(long bytes) {
        if (queued < mostEvents && queuedBytes + bytes <= mostBytes && !ended) {
            accepted++;
            queued++;
            queuedBytes += bytes;
            return true;
        }
        refused(DiscardReason.QUEUE_OVERFLOW, true);
        return false;
    }

    /**
     * Counts an event that was not accepted.
     *
     * @param reported whether it goes into a client report
     */
    synchronized void refused(DiscardReason reason, boolean reported) {
        add(refused, null, reason, 1);
        if (reported) {
            reports.record(reason, 1);
        }
    }

    /** An event in memory takes more or less room than before. */
    synchronized void resized(long from, long to) {
        queuedBytes += ended ? 0 : to - from;
    }

    /** An event is on disk and no longer in memory; false if it was given up meanwhile. */
    synchronized boolean spooled(long bytes) {
        boolean counts = leaveMemory(bytes);
        spooled += counts ? 1 : 0;
        return counts;
    }

    /** An earlier process may have left events on disk. */
    synchronized void expectRecovery() {
        recovering = true;
    }

    /**
     * Events of an earlier process were found.
     *
     * @param more whether there may be more
     */
    synchronized void recovered(int events, boolean more) {
        accepted += events;
        spooled += events;
        recovering &= more;
        notifyIfDone();
    }

    /** The server has an event. */
    synchronized void delivered(QueuedEnvelope envelope) {
        delivered += leave(envelope) ? 1 : 0;
    }

    /** The server has an event that was never queued. */
    synchronized void deliveredDirectly() {
        accepted++;
        delivered++;
    }

    /**
     * An event is discarded.
     *
     * @param reported whether it goes into a client report
     */
    synchronized void discarded(QueuedEnvelope envelope, DiscardReason reason, boolean reported) {
        // Before the wait of a flush() ends: the next envelope is to have the report.
        if (leave(envelope)) {
            add(dropped, envelope.id(), reason, 1);
            if (reported) {
                reports.record(reason, 1);
            }
        }
    }

    /** The transport was asked to send an envelope with events or a report. */
    synchronized void attempted(Outcome outcome) {
        lastOutcome = outcome;
    }

    /** Accepts a check-in; false after the end. */
    synchronized boolean admitCheckIn() {
        checkIns += ended ? 0 : 1;
        return !ended;
    }

    /** The server has a check-in that was accepted. */
    synchronized void checkInDelivered() {
        leaveCheckIn();
    }

    /**
     * A check-in that was accepted is discarded.
     *
     * @param reported whether it goes into a client report
     */
    synchronized void checkInDiscarded(DiscardReason reason, boolean reported) {
        if (leaveCheckIn()) {
            checkInRefused(reason, reported);
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
        notifyIfDone();
        return true;
    }

    /**
     * Discards the events in memory. Later events are neither accepted nor written to disk.
     *
     * @param sending how many of these events are being sent: the server may have them, and is not
     *     told that they are lost
     */
    synchronized void end(DiscardReason reason, long sending) {
        unconfirmed += Math.min(queued, sending);
        long lost = Math.max(0, queued - sending);
        if (queued > 0) {
            add(dropped, null, reason, queued);
        }
        if (lost > 0) {
            reports.record(reason, lost);
        }
        if (checkIns > 0) {
            reports.recordCheckIns(reason, checkIns);
        }
        checkIns = 0;
        abandoned += lost;
        queued = 0;
        queuedBytes = 0;
        ended = true;
        notifyAll();
    }

    /** Returns how many events were given up at the end without an attempt under way. */
    synchronized long abandoned() {
        return abandoned;
    }

    /** Returns how many events were being sent at the end. */
    synchronized long unconfirmed() {
        return unconfirmed;
    }

    synchronized Stats stats() {
        return Stats.of(
                accepted,
                delivered,
                DiscardReason.words(dropped),
                DiscardReason.words(refused),
                queued,
                spooled,
                lastOutcome);
    }

    /** Whether nothing is left to deliver. */
    synchronized boolean isEmpty() {
        return isDone();
    }

    /**
     * Waits until nothing is left to deliver; false if the time, or the delivery, ends before. An
     * interrupt does not shorten the wait: the thread is interrupted afterwards.
     */
    boolean awaitEmpty(long nanos) {
        Waiting.until(() -> ended || isDone(), this, nanos);
        return isEmpty();
    }

    private boolean leave(QueuedEnvelope envelope) {
        if (!envelope.isOnDisk()) {
            return leaveMemory(envelope.bytes());
        }
        spooled--;
        notifyIfDone();
        return true;
    }

    private boolean leaveMemory(long bytes) {
        if (ended) {
            return false;
        }
        queued--;
        queuedBytes -= bytes;
        notifyIfDone();
        return true;
    }

    private void notifyIfDone() {
        if (isDone()) {
            notifyAll();
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
