/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A deployed application, seen by a visitor. */
public final class Site {

    private static final int HTTP_PORT = 8080;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI root;

    private Site(URI root) {
        this.root = root;
    }

    /**
     * The application with this name.
     *
     * @param name its context path
     */
    public static Site of(String name) {
        var port = HTTP_PORT + Integer.getInteger("server.port-offset");
        return new Site(URI.create("http://127.0.0.1:" + port + "/" + name + "/"));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public CompletableFuture<HttpResponse<String>> getLater(String path) {
        return client.sendAsync(request(path).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String contentType, String body) {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body)));
    }

    /**
     * A request that can be changed before it is sent.
     *
     * @param path relative to the application
     */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI url(String path) {
        return root.resolve(path);
    }
}
