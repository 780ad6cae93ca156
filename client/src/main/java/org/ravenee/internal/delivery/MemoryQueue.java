/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.envelope.PackedEvent;

/** Events that wait in memory. */
final class MemoryQueue implements EventQueue {

    /** The most events that are serialised at a time. */
    static final int BATCH = 16;

    private final DeliveryStats stats;
    private final EventSerializer serializer;
    private final Queue<QueuedEnvelope> pending;
    private final Deque<QueuedEnvelope> ready = new ConcurrentLinkedDeque<>();

    /**
     * Creates a queue.
     *
     * @param pending the events that the application hands over; safe for use by several threads
     */
    MemoryQueue(Queue<QueuedEnvelope> pending, DeliveryStats stats, EventSerializer serializer) {
        this.pending = pending;
        this.stats = stats;
        this.serializer = serializer;
    }

    /** Makes an event the next one again. */
    void putBack(QueuedEnvelope envelope) {
        ready.addFirst(envelope);
    }

    @Override
    public boolean hasUnprepared() {
        return !pending.isEmpty();
    }

    @Override
    public boolean isEmpty() {
        return pending.isEmpty() && ready.isEmpty();
    }

    @Override
    public @Nullable QueuedEnvelope poll(boolean newest) {
        QueuedEnvelope first = newest ? ready.pollLast() : ready.pollFirst();
        return first == null ? pending.poll() : first;
    }

    @Override
    public @Nullable QueuedEnvelope pollNewerThan(long number) {
        QueuedEnvelope newest = ready.pollLast();
        if (newest == null) {
            newest = pending.poll();
        }
        if (newest != null && newest.number() <= number) {
            ready.addLast(newest);
            return null;
        }
        return newest;
    }

    @Override
    public boolean prepare() {
        int prepared = 0;
        QueuedEnvelope next;
        while (prepared < BATCH && (next = pending.poll()) != null) {
            prepared++;
            if (load(next) != null) {
                ready.addLast(next);
            }
        }
        return prepared > 0;
    }

    @Override
    public @Nullable PackedEvent load(QueuedEnvelope envelope) {
        PendingEvent event = envelope.pending();
        if (event == null) {
            return envelope.packed();
        }
        long before = envelope.bytes();
        PackedEvent packed =
                serializer.serialize(event, reason -> stats.discarded(envelope, reason, true));
        // A processor may have interrupted its thread, which has files and sockets to use.
        Thread.interrupted();
        if (packed != null) {
            envelope.packed(packed);
            stats.resized(before, envelope.bytes());
        }
        return packed;
    }
}
