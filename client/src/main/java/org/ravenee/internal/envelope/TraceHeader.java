/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ravenee.Dsn;
import org.ravenee.Event;
import org.ravenee.internal.json.JsonWriter;

/**
 * The trace header of an envelope: the dynamic sampling context of the trace that its event belongs
 * to, by which servers join the events of one trace.
 */
final class TraceHeader {

    static final String NAME = "trace";

    private static final String ID = "trace_id";
    private static final String KEY = "public_key";
    private static final byte[] NONE = {};

    /** The header is one stored block of the envelope. */
    private static final int MAX_BYTES = 16_384;

    private TraceHeader() {}

    /**
     * Returns the header of an event as JSON; empty if the event belongs to no trace.
     *
     * @param json is empty, and may be used
     */
    static byte[] of(Event event, Dsn dsn, JsonWriter json) {
        Map<String, Object> trace = event.contexts().get(NAME);
        if (trace == null || !(trace.get(ID) instanceof String id)) {
            return NONE;
        }
        if (id.equals(event.traceHeader().get(ID))) {
            // Received from another service, and passed on as it is.
            Map<String, String> received = new LinkedHashMap<>(event.traceHeader());
            received.putIfAbsent(KEY, dsn.publicKey());
            json.any(received);
        } else {
            json.beginObject()
                    .member(ID, id)
                    .member(KEY, dsn.publicKey())
                    .member("release", event.release())
                    .member("environment", event.environment())
                    .endObject();
        }
        return json.size() > MAX_BYTES ? NONE : Arrays.copyOf(json.buffer(), json.size());
    }

    /**
     * Returns the trace header inside of an envelope's header that {@link EnvelopeWriter} wrote.
     */
    static byte[] in(String header) {
        int from = header.indexOf(",\"" + NAME + "\":{");
        int to = header.lastIndexOf('}');
        return from < 0
                ? NONE
                : header.substring(from + NAME.length() + 4, to).getBytes(StandardCharsets.UTF_8);
    }
}
