/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

/** The inbox through the addresses that it offers to programs. */
record InboxPage(Visitor visitor, URI address) {

    void clear() {
        visitor.send(HttpRequest.newBuilder(address.resolve("events")).DELETE().build());
    }

    /** All events in full, newest first. */
    List<JsonObject> events() {
        return summaries().stream()
                .map(summary -> get(summary.getString("url")).asJsonObject())
                .toList();
    }

    /** The rows of the list of events, newest first. */
    List<JsonObject> summaries() {
        return get("events.json").asJsonArray().getValuesAs(JsonObject.class);
    }

    private JsonStructure get(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path)).build();
        try (var reader = Json.createReader(new StringReader(visitor.send(request).body()))) {
            return reader.read();
        }
    }
}
