/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.ravenee.Client;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.Transport;
import org.ravenee.cdi.spi.Reporter;

/** Options that keep events in memory, and a reporter for tests without CDI. */
final class Recording implements Processor, Transport {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Options options;

    Recording() {
        this(false);
    }

    Recording(boolean personal) {
        this(options -> options.sendDefaultPii(personal));
    }

    Recording(UnaryOperator<Options.Builder> change) {
        options =
                change.apply(Options.builder())
                        .dsn("http://0123456789abcdef0123456789abcdef@localhost/1")
                        .processors(this)
                        .transport(this)
                        .transport("sync")
                        .shutdownTimeout(Duration.ZERO)
                        .build();
    }

    Options options() {
        return options;
    }

    Reporter reporter() {
        return new Reporter(Client.create(options), options);
    }

    List<Event> events() {
        return events;
    }

    void forget() {
        events.clear();
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
