/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Event;
import org.ravenee.EventId;

/** Something accepted for delivery, not yet worked out. */
public final class Report {

    private final EventId id;
    private final long bytes;
    private final Supplier<Event> event;
    private final @Nullable Runnable dropped;

    /** Describes an event that nobody is told about if it is dropped. */
    public Report(EventId id, long bytes, Supplier<Event> event) {
        this(id, bytes, event, null);
    }

    /**
     * Describes an event.
     *
     * @param id the identity of the event
     * @param bytes an estimate of what it retains while it waits
     * @param event works the event out, on the sending thread
     * @param dropped called if the event is dropped before anything of it is sent
     */
    public Report(EventId id, long bytes, Supplier<Event> event, @Nullable Runnable dropped) {
        this.id = id;
        this.bytes = bytes;
        this.event = event;
        this.dropped = dropped;
    }

    /** Returns the identity of the event. */
    public EventId id() {
        return id;
    }

    long bytes() {
        return bytes;
    }

    Event event() {
        return event.get();
    }

    /** Tells the client that a processor dropped the event, or preparing it failed. */
    void dropped() {
        if (dropped != null) {
            dropped.run();
        }
    }
}
