/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.Transport;

/** Raven EE, held back in a processor, which runs on the sending thread. */
final class HeldRaven implements HeldSide {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Gate gate = new Gate();
    private final Client client;
    private EventId last = EventId.NONE;

    HeldRaven(int room) {
        client =
                Client.create(
                        RavenSide.options()
                                // Without influence on the caller; the queue is empty sooner.
                                .sourceContext(false)
                                .queueSize(room)
                                .processors(this::drop)
                                .transport(Transport.discarding())
                                .build());
    }

    private @Nullable Event drop(Event event) {
        gate.pass();
        return null;
    }

    @Override
    public void capture(Throwable throwable) {
        last = client.captureException(throwable);
    }

    @Override
    public EventId last() {
        return last;
    }

    @Override
    public void load() {
        RavenContexts.load(client);
    }

    @Override
    public void hold() {
        gate.close();
        capture(new IllegalStateException("Held back with this one"));
        gate.awaitArrival();
    }

    @Override
    public void drain() {
        gate.open();
        flush();
    }

    @Override
    public void flush() {
        client.flush(LONG);
    }

    @Override
    public void close() {
        gate.open();
        client.close();
    }
}
