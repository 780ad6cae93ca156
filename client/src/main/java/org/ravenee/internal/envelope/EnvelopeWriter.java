/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.internal.json.JsonWriter;
import org.ravenee.spi.CheckIn;

/**
 * Serialises events and check-ins, and puts them into compressed envelopes: one line of header,
 * then each item with its length. Keeps its buffers from one event to the next, so only one thread
 * at a time gets through.
 */
public final class EnvelopeWriter {

    private static final int USUAL = 8192;

    private static final int USUAL_CHECK_IN = 1024;

    /** A buffer that grew for one huge event is not kept for the following ones. */
    private static final int MOST_KEPT = 1024 * 1024;

    private final Dsn dsn;
    private final ReentrantLock lock = new ReentrantLock();
    private final JsonWriter payload = new JsonWriter();
    private final EventPayload events;
    private final JsonWriter header = new JsonWriter();

    /** The usual 6 takes two thirds longer, for a tenth less to send. */
    private static final int LEVEL = 4;

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final byte[] chunk = new byte[USUAL];
    private ByteArrayOutputStream packed = new ByteArrayOutputStream(USUAL);

    /** Writes envelopes for one target; events name the integrations of the client. */
    public EnvelopeWriter(Dsn dsn, List<String> integrations) {
        this.dsn = dsn;
        this.events = new EventPayload(payload, integrations);
    }

    /** Serialises and compresses one event. */
    public PackedEvent pack(Event event) {
        lock.lock();
        try {
            payload.reset();
            events.write(event);
            payload.endLine();
            header.reset();
            // Without the brace, which comes before the first member.
            header.member("event_id", event.id().toString());
            sdk();
            TraceHeader.write(event, dsn, header);
            header.endObject().endLine();
            header.beginObject().member("type", "event");
            header.member("length", payload.size() - 1).endObject().endLine();
            CRC32 crc = new CRC32();
            deflater.reset();
            deflate(header, crc, Deflater.NO_FLUSH);
            deflate(payload, crc, Deflater.SYNC_FLUSH);
            long length = (long) header.size() + payload.size();
            return new PackedEvent(event.id(), takePacked(), (int) crc.getValue(), length);
        } finally {
            packed.reset();
            lock.unlock();
        }
    }

    private byte[] takePacked() {
        byte[] bytes = packed.toByteArray();
        if (bytes.length > MOST_KEPT) {
            packed = new ByteArrayOutputStream(USUAL);
        }
        return bytes;
    }

    /**
     * Puts an event and a report of losses into an envelope.
     *
     * @param event the event; null for a report alone
     * @param losses how many items were lost for which reason; empty for no report
     * @param sentAt the time of this sending; null for an envelope that is kept for later
     */
    public Envelope envelope(
            @Nullable PackedEvent event,
            Map<DiscardedItems, Long> losses,
            @Nullable Instant sentAt) {
        lock.lock();
        try {
            return write(event, losses, sentAt);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Puts a check-in into an envelope of its own.
     *
     * @param environment where the application runs
     * @param release the release of the application; null if it is not known
     * @param sentAt the time of this sending
     */
    public Envelope envelope(
            CheckIn checkIn, String environment, @Nullable String release, Instant sentAt) {
        lock.lock();
        try {
            GzipStream gzip = new GzipStream(USUAL_CHECK_IN);
            storeHeader(sentAt, gzip);
            payload.reset();
            new CheckInPayload(payload).write(checkIn, environment, release);
            storePayload("check_in", gzip);
            return new Envelope(EventId.NONE, gzip.finish(), List.of("check_in"));
        } finally {
            lock.unlock();
        }
    }

    private void sdk() {
        header.name("sdk").beginObject();
        header.member("name", Sdk.NAME).member("version", Sdk.version()).endObject();
    }

    /** Writes the header of an envelope without an event. */
    private void storeHeader(Instant sentAt, GzipStream gzip) {
        header.reset();
        header.beginObject().member("sent_at", sentAt);
        sdk();
        store(header.endObject(), gzip);
    }

    private Envelope write(
            @Nullable PackedEvent event,
            Map<DiscardedItems, Long> losses,
            @Nullable Instant sentAt) {
        List<String> items = new ArrayList<>(2);
        GzipStream gzip = new GzipStream(event == null ? 512 : event.deflated().length + 512);
        if (event != null) {
            items.add("event");
            begin(sentAt, gzip);
            gzip.packed(event);
        } else {
            storeHeader(sentAt == null ? Instant.now() : sentAt, gzip);
        }
        if (!losses.isEmpty()) {
            items.add("client_report");
            report(losses, gzip);
        }
        return new Envelope(event == null ? EventId.NONE : event.id(), gzip.finish(), items);
    }

    /**
     * Writes what comes before a packed event: the time of sending, or the target of an envelope
     * that is kept for later.
     */
    private void begin(@Nullable Instant sentAt, GzipStream gzip) {
        if (sentAt == null) {
            byte[] kept = keptFor(dsn);
            gzip.stored(kept, kept.length);
            return;
        }
        header.reset();
        // To the second: servers compare it with their clock, to correct timestamps.
        header.beginObject().member("sent_at", sentAt.truncatedTo(ChronoUnit.SECONDS)).endMember();
        gzip.stored(header.buffer(), header.size());
    }

    /** Returns the beginning of the envelopes that are kept for later. */
    static byte[] keptFor(Dsn dsn) {
        JsonWriter json = new JsonWriter();
        json.beginObject().member("dsn", dsn.toString()).endMember();
        return Arrays.copyOf(json.buffer(), json.size());
    }

    private void report(Map<DiscardedItems, Long> losses, GzipStream gzip) {
        payload.reset();
        payload.beginObject()
                .member("timestamp", Instant.now())
                .name("discarded_events")
                .beginArray();
        for (Map.Entry<DiscardedItems, Long> loss : losses.entrySet()) {
            payload.beginObject()
                    .member("reason", loss.getKey().reason())
                    .member("category", loss.getKey().category())
                    .member("quantity", loss.getValue())
                    .endObject();
        }
        payload.endArray().endObject();
        storePayload("client_report", gzip);
    }

    private void storePayload(String type, GzipStream gzip) {
        header.reset();
        header.beginObject().member("type", type).member("length", payload.size()).endObject();
        store(header, gzip);
        store(payload, gzip);
    }

    private static void store(JsonWriter json, GzipStream gzip) {
        json.endLine();
        gzip.stored(json.buffer(), json.size());
    }

    private void deflate(JsonWriter json, CRC32 crc, int flush) {
        crc.update(json.buffer(), 0, json.size());
        deflater.setInput(json.buffer(), 0, json.size());
        int size;
        do {
            size = deflater.deflate(chunk, 0, chunk.length, flush);
            packed.write(chunk, 0, size);
        } while (size == chunk.length);
    }
}
