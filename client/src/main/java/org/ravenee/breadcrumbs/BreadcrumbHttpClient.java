/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.breadcrumbs;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Level;
import org.ravenee.spi.ContextManager;

/**
 * An HTTP client that leaves a breadcrumb of every call: method, address, status and duration. User
 * names, passwords, queries and fragments of addresses are left out, headers and bodies are not
 * looked at. A breadcrumb of an asynchronous call belongs to the context in which the call was
 * made, on any thread that the response arrives on.
 *
 * <pre>{@code
 * HttpClient http = new BreadcrumbHttpClient(HttpClient.newHttpClient(), client);
 * }</pre>
 *
 * Safe for use by several threads.
 */
public final class BreadcrumbHttpClient extends HttpClient {

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final HttpClient http;
    private final Client raven;

    /**
     * Wraps an HTTP client.
     *
     * @param http makes the calls
     * @param raven takes the breadcrumbs
     */
    public BreadcrumbHttpClient(HttpClient http, Client raven) {
        this.http = Objects.requireNonNull(http, "http");
        this.raven = Objects.requireNonNull(raven, "raven");
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> bodyHandler)
            throws IOException, InterruptedException {
        Instant begun = Instant.now();
        long start = System.nanoTime();
        try {
            HttpResponse<T> response = http.send(request, bodyHandler);
            raven.captureBreadcrumb(crumb(request, begun, start, response, null));
            return response;
        } catch (IOException | InterruptedException | RuntimeException e) {
            raven.captureBreadcrumb(crumb(request, begun, start, null, e));
            throw e;
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> bodyHandler) {
        return observed(request, http.sendAsync(request, bodyHandler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            BodyHandler<T> bodyHandler,
            PushPromiseHandler<T> pushPromiseHandler) {
        return observed(request, http.sendAsync(request, bodyHandler, pushPromiseHandler));
    }

    /** Adds the breadcrumb before the caller gets the response; cancel() still cancels the call. */
    private <T> CompletableFuture<HttpResponse<T>> observed(
            HttpRequest request, CompletableFuture<HttpResponse<T>> sent) {
        Instant begun = Instant.now();
        long start = System.nanoTime();
        ContextManager contexts = ContextManager.of(raven);
        Consumer<Breadcrumb> sink =
                contexts == null ? raven::captureBreadcrumb : contexts.breadcrumbSink();
        CompletableFuture<HttpResponse<T>> observed =
                sent.whenComplete(
                        (response, failure) ->
                                sink.accept(crumb(request, begun, start, response, failure)));
        observed.whenComplete(
                (response, failure) -> {
                    if (observed.isCancelled()) {
                        sent.cancel(true);
                    }
                });
        return observed;
    }

    private static Breadcrumb crumb(
            HttpRequest request,
            Instant begun,
            long start,
            @Nullable HttpResponse<?> response,
            @Nullable Throwable failure) {
        String address = address(request.uri());
        Breadcrumb.Builder crumb =
                Breadcrumb.builder()
                        .type("http")
                        .category("http")
                        .timestamp(begun)
                        .message(request.method() + " " + address)
                        .data("method", request.method())
                        .data("url", address)
                        .data("duration_ms", (System.nanoTime() - start) / 1_000_000);
        if (response != null) {
            int status = response.statusCode();
            crumb.data("status_code", status).level(level(status));
        }
        if (failure != null) {
            crumb.data("reason", failure.getClass().getName()).level(Level.ERROR);
        }
        return crumb.build();
    }

    private static Level level(int status) {
        if (status >= SERVER_ERROR) {
            return Level.ERROR;
        }
        return status >= CLIENT_ERROR ? Level.WARNING : Level.INFO;
    }

    private static String address(URI uri) {
        return uri.getScheme()
                + "://"
                + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return http.newWebSocketBuilder();
    }

    /** Closes the wrapped client, where clients can be closed (from Java 21 on). */
    public void close() {
        call("close", null);
    }

    /** Lets the wrapped client take no more calls, where it can be told to (from Java 21 on). */
    public void shutdown() {
        call("shutdown", null);
    }

    /** Ends the calls of the wrapped client, where it can be told to (from Java 21 on). */
    public void shutdownNow() {
        call("shutdownNow", null);
    }

    /**
     * Tells whether the wrapped client was shut down and has ended.
     *
     * @return true if it has; false where clients cannot be shut down (before Java 21)
     */
    public boolean isTerminated() {
        return Boolean.TRUE.equals(call("isTerminated", null));
    }

    /**
     * Waits for the wrapped client to end after it was shut down.
     *
     * @param duration the longest time to wait
     * @return true if it has ended; false where clients cannot be shut down (before Java 21)
     * @throws InterruptedException if the waiting thread is interrupted
     */
    @SuppressWarnings("RedundantThrows") // the JDK's method throws it
    public boolean awaitTermination(Duration duration) throws InterruptedException {
        Objects.requireNonNull(duration, "duration");
        return Boolean.TRUE.equals(call("awaitTermination", duration));
    }

    /** These methods override those of Java 21, which Java 17 does not know. */
    private @Nullable Object call(String name, @Nullable Duration duration) {
        try {
            return duration == null
                    ? HttpClient.class.getMethod(name).invoke(http)
                    : HttpClient.class.getMethod(name, Duration.class).invoke(http, duration);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        } catch (InvocationTargetException e) {
            throw BreadcrumbHttpClient.<RuntimeException>sneaky(e.getCause());
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E sneaky(@Nullable Throwable thrown) throws E {
        throw (E) thrown;
    }
}
