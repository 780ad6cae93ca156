/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.archive;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.store.StoredEvent;

/** An event with the details of its arrival, as one JSON text. */
final class EventRecord {

    private EventRecord() {}

    static String write(StoredEvent event) {
        JsonObjectBuilder headers = JsonDocument.newObject();
        event.httpHeaders()
                .forEach(
                        (name, values) -> {
                            JsonArrayBuilder list = JsonDocument.newArray();
                            values.forEach(list::add);
                            headers.add(name, list);
                        });
        return JsonDocument.newObject()
                .add("id", event.id())
                .add("received_at", event.receivedAt().toString())
                .add("project", event.project())
                .add("envelope_header", event.envelopeHeader())
                .add("http_headers", headers)
                .add("event", event.json())
                .build()
                .toString();
    }

    /**
     * Reads the text of {@link #write}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static StoredEvent read(long number, String text) {
        RecordReader record = RecordReader.of(text);
        String json = record.required("event");
        JsonObject event = JsonDocument.of(json).root();
        return StoredEvent.received(
                        record.required("id"),
                        record.instant("received_at"),
                        record.required("project"),
                        json,
                        event,
                        record.required("envelope_header"),
                        headers(record.node().at("http_headers")))
                .numbered(number);
    }

    private static Map<String, List<String>> headers(Node record) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, Node> header : record.members()) {
            headers.put(
                    header.getKey(),
                    header.getValue().elements().stream().map(Node::display).toList());
        }
        return Collections.unmodifiableMap(headers);
    }
}
