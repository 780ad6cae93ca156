/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** Sends items to the project of a DSN. */
final class Sender {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Sender() {}

    static void event(String dsn, String event) {
        send(dsn, "event", event);
    }

    static int send(String dsn, String type, String payload) {
        String id = UUID.randomUUID().toString().replace("-", "");
        URI uri = URI.create(dsn);
        String envelope =
                "{\"event_id\":\"%s\"}\n{\"type\":\"%s\",\"length\":%d}\n%s\n"
                        .formatted(id, type, payload.getBytes(UTF_8).length, payload);
        URI endpoint =
                URI.create(
                        "http://%s:%d/api%s/envelope/?sentry_key=%s"
                                .formatted(
                                        uri.getHost(),
                                        uri.getPort(),
                                        uri.getPath(),
                                        uri.getUserInfo()));
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.getBytes(UTF_8)))
                        .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** An event of an exception. */
    static String failure(String type, String message) {
        return "{\"transaction\":\"POST /pay\",\"tags\":{\"payment\":\"card\"},\"exception\":{\"values\":["
                + "{\"type\":\"IOException\",\"module\":\"java.io\",\"value\":\"reset\"},"
                + "{\"type\":\"%s\",\"module\":\"java.lang\",\"value\":\"%s\",\"mechanism\":{\"handled\":false}}]}}"
                        .formatted(type, message);
    }
}
