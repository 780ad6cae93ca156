/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.internal.envelope.PackedEvent;
import org.ravenee.internal.spool.SpoolFile;

/**
 * An accepted event until it is delivered or discarded: pending, serialised in memory, or on disk.
 * Belongs to one thread at a time; queues hand it over.
 */
final class QueuedEnvelope implements Comparable<QueuedEnvelope> {

    /** After so many failures, while the server took other events, an event is given up. */
    static final int MOST_STRIKES = 10;

    /** After so many attempts in a row another event is tried. */
    private static final int TURN = 6;

    private final long number;
    private final boolean inherited;
    private @Nullable PendingEvent pending;
    private @Nullable PackedEvent packed;
    private @Nullable SpoolFile file;
    private long bytes;
    private int attempts;
    private int strikes;
    private long successesAtFirstFailure = -1;
    private long dueAt;

    /**
     * Creates an envelope in memory.
     *
     * @param number its place in the order of acceptance
     */
    QueuedEnvelope(long number, PendingEvent pending) {
        this.number = number;
        this.pending = pending;
        this.bytes = pending.bytes();
        this.inherited = false;
    }

    /** Creates an envelope that an earlier process left on disk. */
    QueuedEnvelope(long number, SpoolFile file) {
        this.number = number;
        this.file = file;
        this.inherited = true;
    }

    long number() {
        return number;
    }

    /** Returns the event inside; null while it is on disk alone. */
    @Nullable EventId id() {
        PendingEvent waiting = pending;
        PackedEvent made = packed;
        return waiting != null ? waiting.id() : made == null ? null : made.id();
    }

    /** Whether an earlier process accepted it. */
    boolean isInherited() {
        return inherited;
    }

    @Nullable PendingEvent pending() {
        return pending;
    }

    @Nullable PackedEvent packed() {
        return packed;
    }

    @Nullable SpoolFile file() {
        return file;
    }

    boolean isOnDisk() {
        return file != null;
    }

    /** Returns what counts against the bound of the queue: nothing once it is on disk. */
    long bytes() {
        return bytes;
    }

    /** Sets the serialised event and releases the objects of the application. */
    void packed(PackedEvent event) {
        packed = event;
        pending = null;
        if (file == null) {
            bytes = event.bytes();
        }
    }

    /** Records that the event is on disk. */
    void spooled(SpoolFile written) {
        file = written;
        bytes = 0;
    }

    /** Keeps it on disk alone. */
    void unload() {
        packed = file == null ? packed : null;
    }

    /** Counts an attempt. */
    void attempted() {
        attempts++;
    }

    /** Whether this is the first attempt of an event of this process. */
    boolean isFirstAttempt() {
        return attempts <= 1 && !inherited;
    }

    /** Whether this event, which failed first, is tried before others that wait. */
    boolean isInTurn() {
        return attempts % TURN != 0;
    }

    /**
     * Whether this event failed and the server took other events since: the event is likely to be
     * the reason.
     */
    boolean isSuspect(long successes) {
        return successesAtFirstFailure >= 0 && successes > successesAtFirstFailure;
    }

    /**
     * Counts a failure that may be due to this event.
     *
     * @param successes how many events the server has taken so far
     * @param outage whether the server seems to fail for all events
     */
    void failed(long successes, boolean outage) {
        if (successesAtFirstFailure < 0) {
            successesAtFirstFailure = successes;
        } else if (isSuspect(successes) && !outage) {
            strikes++;
        }
    }

    int strikes() {
        return strikes;
    }

    /** Sets the time of the next attempt. */
    void dueAt(long nanos) {
        dueAt = nanos;
    }

    long untilDue(long now) {
        return dueAt - now;
    }

    /** Orders by the time of the next attempt, then by the order of acceptance. */
    @Override
    public int compareTo(QueuedEnvelope other) {
        long difference = dueAt - other.dueAt;
        return difference == 0 ? Long.compare(number, other.number) : Long.signum(difference);
    }

    /** The oldest file comes first. */
    static int byFile(QueuedEnvelope one, QueuedEnvelope other) {
        return Objects.requireNonNull(one.file).compareTo(Objects.requireNonNull(other.file));
    }
}
