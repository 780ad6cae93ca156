/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.Options;
import org.ravenee.User;
import org.ravenee.cdi.spi.RequestHeaders;
import org.ravenee.spi.IncomingTrace;
import org.ravenee.spi.RequestSource;

/**
 * Reads the data of a request for an event, when the event needs it. Without {@code
 * send-default-pii} only data that cannot identify a person is read.
 */
final class ServletRequestSource implements RequestSource {

    private final HttpServletRequest served;
    private final @Nullable RequestBody body;
    private final Options options;

    /**
     * Reads from a request.
     *
     * @param served the container's request
     * @param body the part of the body that the application reads; null if no body is to be kept
     * @param options tell whether client address, user name, cookies and all headers are wanted,
     *     and which proxies are trusted
     */
    ServletRequestSource(HttpServletRequest served, @Nullable RequestBody body, Options options) {
        this.served = served;
        this.body = body;
        this.options = options;
    }

    @Override
    public HttpRequest request() {
        ForwardedRequest forwarded = ForwardedRequest.of(served, options::trustsProxy);
        OriginalRequest requested = OriginalRequest.of(served);
        return HttpRequest.builder()
                .method(served.getMethod())
                .url(forwarded.apply(requested.url()))
                .queryString(requested.query())
                .headers(headers())
                .cookies(cookies())
                .data(body == null ? null : body.data())
                .env(env(forwarded.client()))
                .build();
    }

    private Map<String, String> headers() {
        boolean personal = options.sendDefaultPii();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(served.getHeaderNames())) {
            boolean inCookies = name.equalsIgnoreCase("Cookie");
            if (!inCookies && (personal || RequestHeaders.isPlain(name))) {
                headers.put(name, String.join(", ", Collections.list(served.getHeaders(name))));
            }
        }
        return headers;
    }

    private Map<String, String> cookies() {
        Cookie[] cookies = options.sendDefaultPii() ? served.getCookies() : null;
        if (cookies == null) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Cookie cookie : cookies) {
            values.put(cookie.getName(), cookie.getValue());
        }
        return values;
    }

    private Map<String, String> env(@Nullable String client) {
        Map<String, String> env = new LinkedHashMap<>();
        if (options.sendDefaultPii() && client != null) {
            env.put("REMOTE_ADDR", client);
        }
        env.put("SERVER_NAME", served.getServerName());
        env.put("SERVER_PORT", Integer.toString(served.getServerPort()));
        return env;
    }

    @Override
    public @Nullable User user() {
        Principal principal = options.sendDefaultPii() ? served.getUserPrincipal() : null;
        return principal == null || principal.getName() == null
                ? null
                : User.builder().username(principal.getName()).build();
    }

    @Override
    public IncomingTrace incomingTrace() {
        return IncomingTrace.of(
                served.getHeader("sentry-trace"), baggage(), served.getHeader("traceparent"));
    }

    private @Nullable String baggage() {
        Enumeration<String> values = served.getHeaders("baggage");
        return values == null || !values.hasMoreElements()
                ? null
                : String.join(",", Collections.list(values));
    }

    /** The view or the pattern of the servlet, not the address: requests to it belong together. */
    @Override
    public String transaction() {
        Object view =
                served.getAttribute(ServletExchange.VIEW) instanceof Supplier<?> current
                        ? current.get()
                        : null;
        String name = view == null ? OriginalRequest.of(served).pattern() : view.toString();
        return served.getMethod() + " " + (name.isEmpty() ? "/" : name);
    }
}
