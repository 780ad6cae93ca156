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
 * From report to bytes: works the event out, lets the processors at it, serialises it. Safe for use
 * by several threads.
 */
final class Serializer {

    private final List<Processor> processors;
    private final EnvelopeWriter envelopes;
    private final DeliveryLog log;

    /** Threads that run an application's processors. */
    private final Set<Thread> atWork = ConcurrentHashMap.newKeySet();

    Serializer(List<Processor> processors, EnvelopeWriter envelopes, DeliveryLog log) {
        this.processors = processors;
        this.envelopes = envelopes;
        this.log = log;
    }

    /**
     * Tells whether the calling thread is preparing a report. What is captured then comes from a
     * processor, would come from it again, and so on without end.
     */
    boolean isAtWorkHere() {
        return !atWork.isEmpty() && atWork.contains(Thread.currentThread());
    }

    /**
     * Returns null, and says why, if a processor dropped the event or anything failed: nothing
     * leaves half done. Even a lack of memory or stack for one event is not the end of the others.
     */
    @Nullable PackedEvent serialize(Report report, Consumer<LossReason> lost) {
        atWork.add(Thread.currentThread());
        try {
            Event event = report.event();
            for (Processor processor : processors) {
                event = processor.process(event);
                if (event == null) {
                    report.dropped();
                    lost.accept(LossReason.EVENT_PROCESSOR);
                    return null;
                }
            }
            return envelopes.pack(event);
        } catch (Throwable e) {
            report.dropped();
            lost.accept(LossReason.INTERNAL_SDK_ERROR);
            log.failedInside(e);
            return null;
        } finally {
            atWork.remove(Thread.currentThread());
        }
    }
}
