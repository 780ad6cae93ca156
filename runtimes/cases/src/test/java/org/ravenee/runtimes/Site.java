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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A deployed application, seen by its clients. */
final class Site {

    private static final int CLIENTS = 8;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI root;
    private final String ready;
    private final Duration patience;

    /**
     * An application.
     *
     * @param root the address of the application, with a slash at its end
     * @param ready the path that answers as soon as the application is deployed
     * @param patience how long its clients wait for an answer
     */
    Site(URI root, String ready, Duration patience) {
        this.root = root;
        this.ready = ready;
        this.patience = patience;
    }

    boolean isReady() {
        return get(ready).status() == 200;
    }

    /** Whether the server answers, but not with this application. */
    boolean isGone() {
        return get(ready).status() == 404;
    }

    URI root() {
        return root;
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

    /** A request with a mark, by which its events are found. */
    Answer get(String path, String mark) {
        return get(path + "?" + query(mark));
    }

    /**
     * Asks for several paths at the same time, each marked by itself. Helidon closes connections
     * while other requests run: a request whose connection was closed is sent again, alone.
     */
    Map<String, Answer> getAll(Collection<String> paths) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            Map<String, Future<Answer>> answers = new LinkedHashMap<>();
            paths.forEach(path -> answers.put(path, clients.submit(() -> get(path, path))));
            Map<String, Answer> complete = new LinkedHashMap<>();
            for (Map.Entry<String, Future<Answer>> answer : answers.entrySet()) {
                complete.put(answer.getKey(), answer.getValue().get());
            }
            complete.replaceAll(
                    (path, answer) -> answer == Answer.BROKEN ? get(path, path) : answer);
            return complete;
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            clients.shutdownNow();
        }
    }

    static String query(String mark) {
        return "case=" + URLEncoder.encode(mark, StandardCharsets.UTF_8);
    }
}
