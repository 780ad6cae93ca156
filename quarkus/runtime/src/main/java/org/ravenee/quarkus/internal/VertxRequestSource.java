/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.User;
import org.ravenee.spi.IncomingTrace;
import org.ravenee.spi.RequestSource;

/**
 * Reads the data of a request for an event. Vert.x makes an object for each request, which does not
 * change any more, so that every thread may read it.
 */
final class VertxRequestSource implements RequestSource {

    private final RoutingContext routing;
    private final boolean personal;

    VertxRequestSource(RoutingContext routing, boolean personal) {
        this.routing = routing;
        this.personal = personal;
    }

    @Override
    public boolean isBoundToThread() {
        return false;
    }

    @Override
    public HttpRequest request() {
        HttpServerRequest served = routing.request();
        String address = served.absoluteURI();
        int query = address.indexOf('?');
        return HttpRequest.builder()
                .method(served.method().name())
                .url(query < 0 ? address : address.substring(0, query))
                .queryString(served.query())
                .headers(headers(served))
                .env(env(served))
                .build();
    }

    private Map<String, String> headers(HttpServerRequest served) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : served.headers().names()) {
            if (personal) {
                headers.put(name, String.join(", ", served.headers().getAll(name)));
            }
        }
        return headers;
    }

    private Map<String, String> env(HttpServerRequest served) {
        SocketAddress client = personal ? served.remoteAddress() : null;
        return client == null || client.hostAddress() == null
                ? Map.of()
                : Map.of("REMOTE_ADDR", client.hostAddress());
    }

    @Override
    public @Nullable User user() {
        return null;
    }

    @Override
    public IncomingTrace incomingTrace() {
        HttpServerRequest served = routing.request();
        return IncomingTrace.of(
                served.getHeader("sentry-trace"),
                String.join(",", served.headers().getAll("baggage")),
                served.getHeader("traceparent"));
    }

    @Override
    public @Nullable String transaction() {
        VertxExchange exchange = VertxExchange.of(routing);
        return null;
    }
}
