/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.ravenee.Client;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.Transport;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.processors.SanitizePasswordsProcessor;

/** A client whose events stay here: as objects after the processors, and as what was sent. */
public final class Recorder implements AutoCloseable {

    private static final String DSN = "https://public@raven.invalid/1";

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<EventId, String> payloads = new ConcurrentHashMap<>();
    private final Client client;

    public Recorder() {
        this(options -> options);
    }

    public Recorder(UnaryOperator<Options.Builder> with) {
        Options.Builder options =
                Options.builder()
                        .dsn(DSN)
                        .installSysHook(false)
                        .installLoggingHook(false)
                        .transport(new Remembering())
                        .processors(new SanitizePasswordsProcessor());
        Options configured = with.apply(options).build();
        List<Processor> processors = new ArrayList<>(configured.processors());
        processors.add(
                event -> {
                    events.add(event);
                    return event;
                });
        client =
                Client.create(
                        configured.toBuilder()
                                .processors(processors.toArray(Processor[]::new))
                                .build());
    }

    public Client client() {
        return client;
    }

    /**
     * The events so far, in the order of their timestamps: several threads process and send them,
     * in no certain order. Waits for those under way.
     */
    public List<Event> events() {
        if (!client.flush(Duration.ofSeconds(20))) {
            throw new AssertionError("events are still under way");
        }
        return events.stream().sorted(Comparator.comparing(Event::timestamp)).toList();
    }

    /** The one event there is. */
    public Event event() {
        List<Event> all = events();
        if (all.size() != 1) {
            throw new AssertionError("expected one event, there are " + all.size());
        }
        return all.get(0);
    }

    /** The events as they were sent, in JSON, in the order of their timestamps. */
    public List<String> payloads() {
        return events().stream()
                .map(event -> payloads.get(event.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The event as it would be sent. */
    public static String json(Event event) {
        EnvelopeWriter writer = new EnvelopeWriter(Dsn.parse(DSN), List.of());
        return lines(writer.envelope(writer.pack(event), Map.of(), event.timestamp()))[2];
    }

    /** Returns the header of an envelope, and header and payload of the first item. */
    private static String[] lines(Envelope envelope) {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(envelope.content()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the client, and checks that every event is valid for servers. */
    @Override
    public void close() {
        client.close();
        EventSchema.check(List.copyOf(payloads.values()));
    }

    private final class Remembering implements Transport {

        @Override
        public Result send(Envelope envelope) {
            String[] lines = lines(envelope);
            if (lines[1].contains("\"type\":\"event\"")) {
                payloads.put(envelope.eventId(), lines[2]);
            }
            return Result.delivered();
        }

        @Override
        public void close() {}
    }
}
