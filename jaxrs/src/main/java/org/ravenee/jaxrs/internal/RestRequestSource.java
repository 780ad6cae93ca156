/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.User;
import org.ravenee.spi.IncomingTrace;
import org.ravenee.spi.RequestSource;

/**
 * Reads the user from JAX-RS, and all other data from the servlet container; without servlets,
 * reads all data from JAX-RS.
 */
final class RestRequestSource implements RequestSource {

    private final ContainerRequestContext served;
    private final boolean personal;
    private final @Nullable RequestSource servlet;

    RestRequestSource(
            ContainerRequestContext served, boolean personal, @Nullable RequestSource servlet) {
        this.served = served;
        this.personal = personal;
        this.servlet = servlet;
    }

    @Override
    public @Nullable HttpRequest request() {
        if (servlet != null) {
            return servlet.request();
        }
        URI uri = served.getUriInfo().getRequestUri();
        Map<String, String> headers = new LinkedHashMap<>();
        if (personal) {
            for (Map.Entry<String, List<String>> header : served.getHeaders().entrySet()) {
                headers.put(header.getKey(), String.join(", ", header.getValue()));
            }
        }
        return HttpRequest.builder()
                .method(served.getMethod())
                .url(CallAddress.of(uri))
                .queryString(uri.getRawQuery())
                .headers(headers)
                .build();
    }

    @Override
    public @Nullable User user() {
        SecurityContext security = personal ? served.getSecurityContext() : null;
        Principal principal = security == null ? null : security.getUserPrincipal();
        // A token of MicroProfile JWT without upn, preferred_username and sub has no name.
        if (principal != null && principal.getName() != null) {
            return User.builder().username(principal.getName()).build();
        }
        return servlet == null ? null : servlet.user();
    }

    @Override
    public @Nullable IncomingTrace incomingTrace() {
        return servlet != null
                ? servlet.incomingTrace()
                : IncomingTrace.of(
                        served.getHeaderString("sentry-trace"),
                        served.getHeaderString("baggage"),
                        served.getHeaderString("traceparent"));
    }

    @Override
    public @Nullable String transaction() {
        return servlet == null ? null : servlet.transaction();
    }
}
