/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.envelope.PackedEvent;

/**
 * Events that were accepted and not tried yet. The methods with a default are about the disk. Safe
 * for use by several threads.
 */
interface EventQueue {

    /** There is nothing to wait for but new events. */
    long FOREVER = Long.MAX_VALUE;

    /** Whether no event waits, in memory or on disk. */
    boolean isEmpty();

    /** Whether there are events that {@link #prepare} has not looked at. */
    boolean hasUnprepared();

    /** Whether accepted events are kept on disk; false as well where the disk cannot be used. */
    default boolean isDurable() {
        return false;
    }

    /**
     * Takes the next event; null if there is none.
     *
     * @param newest whether the newest one goes first, else the oldest
     */
    @Nullable QueuedEnvelope poll(boolean newest);

    /** Takes the newest event if it was accepted after the one with this number; else null. */
    @Nullable QueuedEnvelope pollNewerThan(long number);

    /** Takes the oldest event that an earlier process left; null if there is none. */
    default @Nullable QueuedEnvelope pollInherited() {
        return null;
    }

    /**
     * Serialises some events that wait, so that they hold nothing of the application any more, and
     * writes them to disk if that is where they belong.
     *
     * @return whether anything was done: there may be more to do, or something to send
     */
    boolean prepare();

    /** Returns for how many nanoseconds {@link #prepare} has nothing to do, new events aside. */
    default long untilPrepare() {
        return FOREVER;
    }

    /** Writes an event to disk that is tried again, if that is where it belongs. */
    default void persist(QueuedEnvelope envelope) {}

    /**
     * Returns the event to send, serialised or read from disk if need be.
     *
     * @return null if it was discarded
     * @throws IOException if it cannot be read now
     */
    @Nullable PackedEvent load(QueuedEnvelope envelope) throws IOException;

    /** The event is delivered or discarded. */
    default void remove(QueuedEnvelope envelope) {}

    /** The client is being closed: only what makes waiting events safe is done from now on. */
    default void drain() {}

    /** Leaves what is on disk to the next process. */
    default void close() {}
}
