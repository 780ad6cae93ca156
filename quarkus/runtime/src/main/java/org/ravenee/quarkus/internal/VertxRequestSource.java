/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.User;
import org.ravenee.cdi.spi.RequestHeaders;
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
                .cookies(cookies(served))
                .env(env(served))
                .build();
    }

    private Map<String, String> headers(HttpServerRequest served) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : served.headers().names()) {
            boolean inCookies = name.equalsIgnoreCase("Cookie");
            if (!inCookies && (personal || RequestHeaders.isPlain(name))) {
                headers.put(name, String.join(", ", served.headers().getAll(name)));
            }
        }
        return headers;
    }

    private Map<String, String> cookies(HttpServerRequest served) {
        Map<String, String> cookies = new LinkedHashMap<>();
        if (personal) {
            served.cookies().forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        }
        return cookies;
    }

    private Map<String, String> env(HttpServerRequest served) {
        SocketAddress client = personal ? served.remoteAddress() : null;
        return client == null || client.hostAddress() == null
                ? Map.of()
                : Map.of("REMOTE_ADDR", client.hostAddress());
    }

    @Override
    public @Nullable User user() {
        return personal && routing.user() instanceof QuarkusHttpUser user
                ? user(user.getSecurityIdentity())
                : null;
    }

    private static @Nullable User user(SecurityIdentity identity) {
        return identity.isAnonymous() || identity.getPrincipal() == null
                ? null
                : User.builder().username(identity.getPrincipal().getName()).build();
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
        Supplier<String> route = exchange == null ? null : exchange.route();
        String template = route == null ? ofVertx() : route.get();
        return template == null ? null : routing.request().method().name() + " " + template;
    }

    /** The last route that was tried may be a filter for all addresses. */
    private @Nullable String ofVertx() {
        Route current = routing.currentRoute();
        String path = current == null ? null : current.getPath();
        return path == null || path.isEmpty() || path.equals("/") ? null : path;
    }
}
