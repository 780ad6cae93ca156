/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.background;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.Transport;
import org.ravenee.processors.SanitizePasswordsProcessor;

/** Options that keep events in memory, as the processors see them. */
final class Recording implements Processor, Transport {

    private final List<Event> events = new CopyOnWriteArrayList<>();

    Options options() {
        return Options.builder()
                .dsn("http://0123456789abcdef0123456789abcdef@localhost/1")
                .processors(new SanitizePasswordsProcessor(), this)
                .transport(this)
                .transport("sync")
                .shutdownTimeout(Duration.ZERO)
                .build();
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
