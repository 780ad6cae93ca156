/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.api;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.page.ListAddress;
import org.ravenee.inbox.internal.search.Filter;
import org.ravenee.inbox.internal.store.EventStore;
import org.ravenee.inbox.internal.store.StoredEvent;
import org.ravenee.inbox.internal.store.Summary;

/**
 * {@code GET /events.json}: a list of summaries, latest arrival first, filtered by {@code q} and
 * {@code level} as the page is. Each has {@code id}, {@code project}, {@code group}, {@code level},
 * {@code received_at} and {@code url} (the path of the whole event); {@code type}, {@code message},
 * {@code timestamp}, {@code transaction}, {@code environment}, {@code release} and {@code
 * server_name} as far as the event has them. Times are RFC 3339 in UTC.
 */
public final class EventsJson implements Handler {

    private final EventStore store;

    public EventsJson(EventStore store) {
        this.store = store;
    }

    @Override
    public Response handle(Request request) {
        JsonArrayBuilder list = JsonDocument.newArray();
        Filter filter = ListAddress.parse(request.query()).filter();
        store.newestFirst().stream().filter(filter).forEach(event -> list.add(summary(event)));
        return Response.json(200, list.build().toString());
    }

    private static JsonObjectBuilder summary(StoredEvent event) {
        Summary summary = event.summary();
        JsonObjectBuilder json = JsonDocument.newObject();
        json.add("id", event.id());
        json.add("project", event.project());
        json.add("level", summary.level().word());
        add(json, "type", summary.type());
        add(json, "message", summary.message());
        add(json, "timestamp", summary.timestamp().map(Object::toString));
        json.add("received_at", event.receivedAt().toString());
        add(json, "transaction", summary.transaction());
        add(json, "environment", summary.environment());
        add(json, "release", summary.release());
        add(json, "server_name", summary.serverName());
        json.add("group", summary.group());
        return json.add("url", "/events/" + event.id() + ".json");
    }

    private static void add(JsonObjectBuilder json, String name, Optional<String> value) {
        value.ifPresent(v -> json.add(name, v));
    }
}
