/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.User;
import org.ravenee.spi.RequestSource;

/** Reads the request where JAX-RS runs without servlets. */
record RestRequestSource(ContainerRequestContext served, boolean personal)
        implements RequestSource {

    @Override
    public HttpRequest request() {
        URI uri = served.getUriInfo().getRequestUri();
        Map<String, String> headers = new LinkedHashMap<>();
        if (personal) {
            served.getHeaders()
                    .forEach((name, values) -> headers.put(name, String.join(", ", values)));
        }
        return HttpRequest.builder()
                .method(served.getMethod())
                .url(OutgoingCalls.address(uri))
                .queryString(uri.getRawQuery())
                .headers(headers)
                .build();
    }

    @Override
    public @Nullable User user() {
        return personal ? RestUserSource.of(served.getSecurityContext()) : null;
    }

    @Override
    public @Nullable String transaction() {
        return null;
    }
}
