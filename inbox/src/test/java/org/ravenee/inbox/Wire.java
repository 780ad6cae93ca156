/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/** Requests of a client and of a browser, over real HTTP. */
public final class Wire {

    public static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";
    public static final String KEY = "c0ffee00c0ffee00c0ffee00c0ffee00";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    public Wire(int port) {
        this.port = port;
    }

    /** An envelope of one event. */
    public static byte[] envelope(String id, String event) {
        int length = event.getBytes(UTF_8).length;
        return ("{\"event_id\":\"%s\"}\n{\"type\":\"event\",\"length\":%d}\n%s\n")
                .formatted(id, length, event)
                .getBytes(UTF_8);
    }

    /** An envelope of one item that is no event. */
    public static byte[] item(String type, String payload) {
        return ("{}\n{\"type\":\"" + type + "\"}\n" + payload + "\n").getBytes(UTF_8);
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The parts of a request are names and values of headers. */
    public HttpResponse<String> post(String path, byte[] body, String... headers) throws Exception {
        return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(body), headers);
    }

    public HttpResponse<String> sendEnvelope(byte[] body, String... moreHeaders) throws Exception {
        String[] headers = new String[moreHeaders.length + 2];
        headers[0] = "X-Sentry-Auth";
        headers[1] = "Sentry sentry_version=7, sentry_client=test/1.0, sentry_key=" + KEY;
        System.arraycopy(moreHeaders, 0, headers, 2, moreHeaders.length);
        return post("/api/1/envelope/", body, headers);
    }

    public HttpResponse<String> sendEvent(String event) throws Exception {
        return sendEnvelope(envelope(ID, event));
    }

    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    public HttpResponse<String> request(String method, String path, String... headers)
            throws Exception {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    private HttpResponse<String> send(
            String method, String path, HttpRequest.BodyPublisher body, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
