/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.background;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.Transport;
import org.ravenee.processors.SanitizePasswordsProcessor;

/** Options that keep events in memory, as the processors see them. */
final class Recording implements Processor, Transport {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> checkIns = new CopyOnWriteArrayList<>();

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

    /** Returns the payloads of check-ins as JSON. */
    List<String> checkIns() {
        return checkIns;
    }

    @Override
    public Event process(Event event) {
        events.add(event);
        return event;
    }

    @Override
    public Result send(Envelope envelope) {
        if (envelope.items().contains("check_in")) {
            checkIns.add(lines(envelope).get(2));
        }
        return Result.delivered();
    }

    private static List<String> lines(Envelope envelope) {
        try (InputStream content =
                new GZIPInputStream(new ByteArrayInputStream(envelope.content()))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
