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
final class Parcel implements Comparable<Parcel> {

    /** So often an event in memory is tried: for about a quarter of an hour without an answer. */
    static final int MOST_ATTEMPTS = 20;

    /** After so many failures in turn another event is tried. */
    private static final int TURN = 4;

    /** So often an event may fail while others get through. */
    static final int MOST_STRIKES = 10;

    private final long number;
    private @Nullable SpoolFile file;
    private long bytes;
    private @Nullable PackedEvent event;
    private int misreads;
    private int attempts;
    private int strikes;
    private long answersSeen;

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

    /** Creates a parcel that rests on disk. */
    Parcel(long number, SpoolFile file) {
        this.number = number;
        this.file = file;
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

    /** Reading it has failed: others are read first. */
    void misread() {
        misreads++;
    }

    /** The oldest on disk first, save what cannot be read. */
    static int byAge(Parcel one, Parcel other) {
        int byTurn = Integer.compare(one.misreads, other.misreads);
        return byTurn != 0
                ? byTurn
                : Objects.requireNonNull(one.file).compareTo(Objects.requireNonNull(other.file));
    }

    void attempted() {
        attempts++;
    }

    /**
     * Counts a failure.
     *
     * @param answers how many answers of the server have been seen by now
     */
    void failed(long answers) {
        if (attempts > 1 && answers > answersSeen) {
            strikes++;
        }
        answersSeen = answers;
    }

    /** Tells whether it is time to give up. On disk an event may wait for the server for weeks. */
    boolean isHopeless() {
        return strikes >= MOST_STRIKES || (file == null && attempts >= MOST_ATTEMPTS);
    }

    /** Whether others should be tried before: it may be this event that the server cannot take. */
    boolean hasHadItsTurn() {
        return attempts >= TURN;
    }

    /** The order of acceptance, save that each has its turn. */
    @Override
    public int compareTo(Parcel other) {
        int byTurn = Integer.compare(attempts / TURN, other.attempts / TURN);
        return byTurn != 0 ? byTurn : Long.compare(number, other.number);
    }
}
