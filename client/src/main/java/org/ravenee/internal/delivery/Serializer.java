/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.Processor;
import org.ravenee.internal.envelope.EnvelopeWriter;

/** From report to envelope: works the event out, lets the processors at it, serialises it. */
final class Serializer {

    private final List<Processor> processors;
    private final EnvelopeWriter envelopes;
    private final DeliveryLog log;

    Serializer(List<Processor> processors, EnvelopeWriter envelopes, DeliveryLog log) {
        this.processors = processors;
        this.envelopes = envelopes;
        this.log = log;
    }

    /**
     * Returns null if a processor dropped the event, or anything failed: nothing leaves half done.
     */
    @Nullable Envelope serialize(Report report) {
        try {
            Event event = report.event().get();
            for (Processor processor : processors) {
                event = processor.process(event);
                if (event == null) {
                    return null;
                }
            }
            return envelopes.write(event);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            log.failedInside(e);
            return null;
        }
    }
}
