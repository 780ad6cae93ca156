/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

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

    private static final String ID = "trace_id";
    private static final String KEY = "public_key";

    /** The most chars of names and values, as many as a baggage header may have. */
    private static final int MAX_CHARS = 8_192;

    private TraceHeader() {}

    /** Writes the member {@code trace} of an envelope's header, if the event belongs to a trace. */
    static void write(Event event, Dsn dsn, JsonWriter json) {
        Map<String, Object> trace = event.contexts().get("trace");
        if (trace == null || !(trace.get(ID) instanceof String id)) {
            return;
        }
        Map<String, String> received = event.traceHeader();
        if (!id.equals(received.get(ID))) {
            json.name("trace").beginObject();
            json.member(ID, id)
                    .member(KEY, dsn.publicKey())
                    .member("release", event.release())
                    .member("environment", event.environment())
                    .endObject();
        } else if (chars(received) <= MAX_CHARS) {
            // Received from another service, and passed on as it is.
            Map<String, String> members = new LinkedHashMap<>(received);
            members.putIfAbsent(KEY, dsn.publicKey());
            json.member("trace", members);
        }
    }

    private static int chars(Map<String, String> members) {
        int chars = 0;
        for (Map.Entry<String, String> member : members.entrySet()) {
            chars += member.getKey().length() + member.getValue().length();
        }
        return chars;
    }
}
