/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ravenee.Client;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.Transport;
import org.ravenee.benchmarks.failures.Failure;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.processors.SanitizePasswordsProcessor;

/** An event of Raven EE as it leaves its processors, and its serialiser. */
public final class RavenPayload implements Payload {

    private final EnvelopeWriter envelopes = new EnvelopeWriter(Dsn.parse(Side.NOWHERE), List.of());
    private Event event = Event.builder().build();

    /** Captures a failure, and keeps the event. */
    public RavenPayload(Failure failure, boolean loaded) {
        try (Client client =
                Client.create(
                        RavenSide.options()
                                .transport("sync")
                                .transport(Transport.discarding())
                                .processors(new SanitizePasswordsProcessor(), this::keep)
                                .build())) {
            if (loaded) {
                RavenContexts.load(client);
            }
            client.captureException(failure.make());
        }
    }

    private Event keep(Event event) {
        this.event = event;
        return event;
    }

    /** As the sending thread does it: serialises, compresses, and puts it into an envelope. */
    public Envelope envelope() {
        return envelopes.envelope(envelopes.pack(event), Map.of(), Instant.now());
    }

    @Override
    public byte[] gzip() {
        return envelope().content();
    }
}
