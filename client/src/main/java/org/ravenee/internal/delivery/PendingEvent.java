/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Event;
import org.ravenee.EventId;

/** A captured event that is not assembled yet. Holds the snapshot taken on the calling thread. */
public final class PendingEvent {

    private final EventId id;
    private final long bytes;
    private final Supplier<Event> event;
    private final @Nullable Runnable onDrop;

    /** Creates a pending event without a callback for the case that it is dropped. */
    public PendingEvent(EventId id, long bytes, Supplier<Event> event) {
        this(id, bytes, event, null);
    }

    /**
     * Creates a pending event.
     *
     * @param id the id of the event
     * @param bytes an estimate of the memory that it retains while it waits
     * @param event assembles the event; called once, on a thread of the delivery
     * @param onDrop called if the event is dropped while it is prepared, so that nothing is sent
     */
    public PendingEvent(EventId id, long bytes, Supplier<Event> event, @Nullable Runnable onDrop) {
        this.id = id;
        this.bytes = bytes;
        this.event = event;
        this.onDrop = onDrop;
    }

    /** Returns the id of the event. */
    public EventId id() {
        return id;
    }

    long bytes() {
        return bytes;
    }

    Event assemble() {
        return event.get();
    }

    /** A processor dropped the event, or preparing it failed. */
    void dropped() {
        if (onDrop != null) {
            onDrop.run();
        }
    }
}
