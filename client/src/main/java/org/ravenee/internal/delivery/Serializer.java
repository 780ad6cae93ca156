/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.Processor;
import org.ravenee.internal.envelope.EnvelopeWriter;

/**
 * From report to envelope: works the event out, lets the processors at it, serialises it. Safe for
 * use by several threads; only the writer, which has buffers, is for one at a time.
 */
final class Serializer {

    private final List<Processor> processors;
    private final EnvelopeWriter envelopes;
    private final DeliveryLog log;
    private final ReentrantLock writing = new ReentrantLock();

    /** Threads that run an application's processors, and the methods of its exceptions. */
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
        return atWork.contains(Thread.currentThread());
    }

    /**
     * Returns null if a processor dropped the event, or anything failed: nothing leaves half done.
     */
    @Nullable Envelope serialize(Report report) {
        atWork.add(Thread.currentThread());
        try {
            Event event = report.event().get();
            for (Processor processor : processors) {
                event = processor.process(event);
                if (event == null) {
                    return null;
                }
            }
            return write(event);
        } catch (Throwable e) {
            log.failedInside(e);
            return null;
        } finally {
            atWork.remove(Thread.currentThread());
        }
    }

    private Envelope write(Event event) {
        writing.lock();
        try {
            return envelopes.write(event);
        } finally {
            writing.unlock();
        }
    }
}
