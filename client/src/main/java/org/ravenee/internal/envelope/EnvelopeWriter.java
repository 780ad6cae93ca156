/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.internal.json.JsonWriter;

/**
 * Serialises events into compressed envelopes: one line of header, then each item with its length.
 * Not safe for use by several threads; keeps its buffers from one event to the next.
 */
public final class EnvelopeWriter {

    private final Dsn dsn;
    private final JsonWriter payload = new JsonWriter();
    private final JsonWriter header = new JsonWriter();
    private Output output = new Output();

    /** Writes envelopes for one target. */
    public EnvelopeWriter(Dsn dsn) {
        this.dsn = dsn;
    }

    /** Serialises one event. */
    public Envelope write(Event event) {
        payload.reset();
        EventPayload.write(event, payload);
        output = output.isOversized() ? new Output() : output;
        output.reset();
        try (GZIPOutputStream gzip = new GZIPOutputStream(output, 4096)) {
            header.reset();
            header.beginObject()
                    .member("event_id", event.id().toString())
                    .member("dsn", dsn.toString())
                    .member("sent_at", Timestamps.format(Instant.now()));
            header.name("sdk").beginObject();
            header.member("name", Sdk.NAME).member("version", Sdk.version()).endObject();
            line(header.endObject(), gzip);
            header.reset();
            header.beginObject().member("type", "event");
            header.member("content_type", "application/json");
            line(header.member("length", payload.size()).endObject(), gzip);
            line(payload, gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Envelope(event.id(), output.toByteArray(), List.of("event"));
    }

    private static void line(JsonWriter json, GZIPOutputStream out) throws IOException {
        out.write(json.buffer(), 0, json.size());
        out.write('\n');
    }

    private static final class Output extends ByteArrayOutputStream {
        private static final int MOST_KEPT = 1024 * 1024;

        Output() {
            super(8192);
        }

        boolean isOversized() {
            return buf.length > MOST_KEPT;
        }
    }
}
