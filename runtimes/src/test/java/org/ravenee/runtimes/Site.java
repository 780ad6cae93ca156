/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A deployed application, seen by its clients. */
final class Site {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI root;
    private final Duration patience;

    /**
     * An application.
     *
     * @param port the port of the server
     * @param name the name of the application
     * @param patience how long its clients wait for an answer
     */
    Site(int port, String name, Duration patience) {
        this.root = URI.create("http://127.0.0.1:" + port + "/" + name + "/");
        this.patience = patience;
    }

    boolean isReady() {
        return get("ready").status() == 200;
    }

    /** Whether the server answers, but not with this application. */
    boolean isGone() {
        return get("ready").status() == 404;
    }

    Answer get(String path) {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path)).timeout(patience).build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            Map<String, List<String>> headers = new TreeMap<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            return new Answer(response.statusCode(), headers, response.body());
        } catch (HttpTimeoutException e) {
            return Answer.NONE;
        } catch (IOException e) {
            return Answer.BROKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** A request that can be told from others in reports. */
    Answer get(String path, String mark) {
        return get(path + "?" + query(mark));
    }

    static String query(String mark) {
        return "case=" + URLEncoder.encode(mark, StandardCharsets.UTF_8);
    }
}
