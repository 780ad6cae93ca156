/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.User;
import org.ravenee.spi.RequestSource;

/** Reads what an event tells of a request: without personal data only what cannot name anybody. */
final class ServletRequestReader {

    private final boolean personal;

    /**
     * Reads by the rule of {@code sentry.send-default-pii}.
     *
     * @param personal whether client address, user name, cookies and all headers are wanted
     */
    ServletRequestReader(boolean personal) {
        this.personal = personal;
    }

    /**
     * Reads from a request when an event asks for it.
     *
     * @param request the container's request
     * @param body what the application reads of its body; null if that is not wanted
     */
    RequestSource source(HttpServletRequest request, @Nullable RequestBody body) {
        return new Source(this, request, body);
    }

    private HttpRequest read(HttpServletRequest request, @Nullable RequestBody body) {
        return HttpRequest.builder()
                .method(request.getMethod())
                .url(Original.url(request))
                .queryString(Original.query(request))
                .headers(headers(request))
                .cookies(cookies(request))
                .data(body == null ? null : body.text())
                .env(env(request))
                .build();
    }

    private Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            boolean inCookies = name.equalsIgnoreCase("Cookie");
            if (!inCookies && (personal || PlainHeaders.contains(name))) {
                headers.put(name, String.join(", ", Collections.list(request.getHeaders(name))));
            }
        }
        return headers;
    }

    private Map<String, String> cookies(HttpServletRequest request) {
        Cookie[] cookies = personal ? request.getCookies() : null;
        if (cookies == null) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Cookie cookie : cookies) {
            values.put(cookie.getName(), cookie.getValue());
        }
        return values;
    }

    private Map<String, String> env(HttpServletRequest request) {
        Map<String, String> env = new LinkedHashMap<>();
        if (personal && request.getRemoteAddr() != null) {
            env.put("REMOTE_ADDR", request.getRemoteAddr());
        }
        env.put("SERVER_NAME", request.getServerName());
        env.put("SERVER_PORT", Integer.toString(request.getServerPort()));
        return env;
    }

    private @Nullable User user(HttpServletRequest request) {
        Principal principal = personal ? request.getUserPrincipal() : null;
        return principal == null || principal.getName() == null
                ? null
                : User.builder().username(principal.getName()).build();
    }

    /** The pattern of the servlet, not the address: requests to one page belong together. */
    private static String transaction(HttpServletRequest request) {
        HttpServletMapping mapping = Original.mapping(request);
        String pattern = mapping == null ? "" : mapping.getPattern();
        return request.getMethod() + " " + (pattern.isEmpty() ? "/" : pattern);
    }

    private record Source(
            ServletRequestReader reader, HttpServletRequest served, @Nullable RequestBody body)
            implements RequestSource {

        @Override
        public HttpRequest request() {
            return reader.read(served, body);
        }

        @Override
        public @Nullable User user() {
            return reader.user(served);
        }

        @Override
        public String transaction() {
            return ServletRequestReader.transaction(served);
        }
    }
}
