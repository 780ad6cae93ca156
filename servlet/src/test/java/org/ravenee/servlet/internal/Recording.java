/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ravenee.Client;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.RequestBodySize;
import org.ravenee.Transport;
import org.ravenee.cdi.spi.Reporter;

/** A client that keeps events in memory, and the reporter of an application that has it. */
final class Recording implements Processor, Transport {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Client client;
    private final Reporter reporter;

    Recording() {
        Options options =
                Options.builder()
                        .dsn("http://0123456789abcdef0123456789abcdef@localhost/1")
                        .processors(this)
                        .transport(this)
                        .transport("sync")
                        .maxRequestBodySize(RequestBodySize.MEDIUM)
                        .build();
        client = Client.create(options);
        reporter = new Reporter(client, options);
    }

    Reporter reporter() {
        return reporter;
    }

    Client client() {
        return client;
    }

    List<Event> events() {
        return events;
    }

    @Override
    public Event process(Event event) {
        events.add(event);
        return event;
    }

    @Override
    public Result send(Envelope envelope) {
        return Result.delivered();
    }
}
