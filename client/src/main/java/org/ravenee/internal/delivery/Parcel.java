/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.envelope.PackedEvent;
import org.ravenee.internal.spool.SpoolFile;

/** An event on its way, serialised. Belongs to the sending thread. */
final class Parcel {

    /** So often an event may fail while the server takes others. */
    static final int MOST_STRIKES = 10;

    /** After so many attempts in a row another event is tried. */
    private static final int TURN = 6;

    private final long number;
    private boolean inherited;
    private @Nullable SpoolFile file;
    private long bytes;
    private @Nullable PackedEvent event;
    private int attempts;
    private int strikes;
    private long takenAtFirst = -1;
    private long dueAt;

    /**
     * Creates a parcel in memory.
     *
     * @param number its place in the order of acceptance
     */
    Parcel(long number, PackedEvent event) {
        this.number = number;
        this.event = event;
        this.bytes = event.bytes();
    }

    /** Creates a parcel that an earlier process left on disk. */
    Parcel(long number, SpoolFile file) {
        this.number = number;
        this.file = file;
        this.inherited = true;
    }

    /** What it takes of the room in memory: nothing that counts if it is on disk. */
    long bytes() {
        return bytes;
    }

    @Nullable SpoolFile file() {
        return file;
    }

    boolean isOnDisk() {
        return file != null;
    }

    boolean isLoaded() {
        return event != null;
    }

    PackedEvent event() {
        return Objects.requireNonNull(event);
    }

    void load(PackedEvent event) {
        this.event = event;
    }

    /** It is on disk from now on, and in memory only if it is to be sent soon. */
    void spooled(SpoolFile file, boolean soon) {
        this.file = file;
        this.bytes = 0;
        this.event = soon ? event : null;
    }

    /** It is on disk, and need not be in memory. */
    void unload() {
        event = isOnDisk() ? null : event;
    }

    /** The oldest on disk first. */
    static int byAge(Parcel one, Parcel other) {
        return Objects.requireNonNull(one.file).compareTo(Objects.requireNonNull(other.file));
    }

    /** What is due first comes first, then in the order of acceptance. */
    static int byTurn(Parcel one, Parcel other) {
        long byDue = one.dueAt - other.dueAt;
        return byDue == 0 ? Long.compare(one.number, other.number) : byDue < 0 ? -1 : 1;
    }

    void attempted() {
        attempts++;
    }

    /**
     * Counts a failure.
     *
     * @param taken how many events the server has taken so far
     * @param outage whether it seems to fail for all
     */
    void failed(long taken, boolean outage) {
        if (takenAtFirst < 0) {
            takenAtFirst = taken;
        } else if (isSuspect(taken) && !outage) {
            strikes++;
        }
    }

    int strikes() {
        return strikes;
    }

    /** Whether it failed before, and the server took others since. */
    boolean isSuspect(long taken) {
        return takenAtFirst >= 0 && taken > takenAtFirst;
    }

    /** Whether it is time to give up: the server takes other events. */
    boolean isHopeless() {
        return strikes >= MOST_STRIKES;
    }

    /** It is not to be tried again before. */
    void dueAt(long nanos) {
        dueAt = nanos;
    }

    long untilDue(long now) {
        return dueAt - now;
    }

    /** Whether this is an event of this process that is sent for the first time. */
    boolean isFirst() {
        return attempts <= 1 && !inherited;
    }

    /** Whether it is to be tried before others that wait. */
    boolean isInTurn() {
        return attempts % TURN != 0;
    }

    /** Its place in the order of acceptance. */
    long number() {
        return number;
    }
}
