/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.ravenee.Client;
import org.ravenee.Envelope;
import org.ravenee.Options;
import org.ravenee.Transport;

/** A server in memory: takes every envelope and reads what is inside. */
public final class RecordingTransport implements Transport {

    public static final String DSN = "https://public:s3cr3tkey@sentry.example.com/1";

    private final List<Envelope> envelopes = new CopyOnWriteArrayList<>();

    @Override
    public Result send(Envelope envelope) {
        envelopes.add(envelope);
        return Result.delivered();
    }

    /** Options of a synchronous client that reports here: no waiting in tests. */
    public Options.Builder options() {
        return Options.builder().dsn(DSN).serverName("test").transport("sync").transport(this);
    }

    public Client client() {
        return Client.create(options().build());
    }

    public List<Envelope> envelopes() {
        return List.copyOf(envelopes);
    }

    public List<JsonObject> events() {
        List<JsonObject> events = new ArrayList<>();
        envelopes.forEach(envelope -> events.add(json(lines(envelope)[2])));
        return events;
    }

    /** The one event that was sent. */
    public JsonObject event() {
        assertThat(envelopes).as("envelopes").hasSize(1);
        return events().get(0);
    }

    /** The event that was sent last, as its text. */
    public String lastText() {
        assertThat(envelopes).as("envelopes").isNotEmpty();
        return lines(envelopes.get(envelopes.size() - 1))[2];
    }

    public static String[] lines(Envelope envelope) {
        return text(envelope.content()).split("\n", -1);
    }

    public static String text(byte[] gzip) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
