/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Event;
import org.ravenee.Processor;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.envelope.PackedEvent;

/**
 * Assembles a pending event, runs the processors, and serialises the result. Safe for use by
 * several threads.
 */
final class EventSerializer {

    private final List<Processor> processors;
    private final EnvelopeWriter envelopes;
    private final DeliveryLog log;
    private final Set<Thread> active = ConcurrentHashMap.newKeySet();

    EventSerializer(List<Processor> processors, EnvelopeWriter envelopes, DeliveryLog log) {
        this.processors = processors;
        this.envelopes = envelopes;
        this.log = log;
    }

    /**
     * Tells whether the calling thread is serialising an event. An event that a processor captures
     * would be processed by it again, and so on without end.
     */
    boolean isActiveHere() {
        return !active.isEmpty() && active.contains(Thread.currentThread());
    }

    /**
     * Serialises an event. If a processor drops it, or anything fails, nothing is sent: an event
     * must not leave half processed. An {@link Error} for one event does not stop the others.
     *
     * @param discarded gets the reason where null is returned
     */
    @Nullable PackedEvent serialize(PendingEvent pending, Consumer<DiscardReason> discarded) {
        Thread thread = Thread.currentThread();
        active.add(thread);
        try {
            Event event = pending.assemble();
            for (Processor processor : processors) {
                event = processor.process(event);
                if (event == null) {
                    pending.dropped();
                    discarded.accept(DiscardReason.EVENT_PROCESSOR);
                    return null;
                }
            }
            return envelopes.pack(event);
        } catch (Throwable e) {
            pending.dropped();
            discarded.accept(DiscardReason.INTERNAL_SDK_ERROR);
            log.failedInside(e);
            return null;
        } finally {
            active.remove(thread);
        }
    }
}
