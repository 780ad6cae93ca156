/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer. */
public final class Response {

    private static final String CONTENT_TYPE = "Content-Type";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Response(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** Not copied: must not be changed. */
    public byte[] body() {
        return body;
    }

    public static Response html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page);
    }

    public static Response json(int status, String json) {
        return of(status, "application/json", json);
    }

    public static Response text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text + "\n");
    }

    public static Response bytes(String contentType, byte[] body) {
        return new Response(200, Map.of(CONTENT_TYPE, contentType), body);
    }

    /** An answer without a body: 204, 303, 304. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), new byte[0]);
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }

    private static Response of(int status, String contentType, String body) {
        return new Response(
                status, Map.of(CONTENT_TYPE, contentType), body.getBytes(StandardCharsets.UTF_8));
    }
}
