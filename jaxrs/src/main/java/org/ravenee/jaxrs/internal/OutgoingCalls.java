/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Level;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

/**
 * Leaves a breadcrumb of each call to another service: method, address, status and duration. Of the
 * address neither credentials nor query string are kept.
 */
public final class OutgoingCalls implements ClientRequestFilter, ClientResponseFilter {

    private static final String CALL = "org.ravenee.jaxrs.call";

    private final Reporter reporter;

    /** Serves one application. */
    public OutgoingCalls(Reporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public void filter(ClientRequestContext request) {
        reporter.guard(() -> request.setProperty(CALL, new Call(reporter.request())));
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        reporter.guard(
                () -> {
                    if (!(request.getProperty(CALL) instanceof Call call)) {
                        return;
                    }
                    if (call.context != null) {
                        // Asynchronous calls are answered on a thread of the client's pool.
                        try (Scope scope = call.context.attach()) {
                            record(request, response.getStatus(), call);
                        }
                    } else if (call.thread == Thread.currentThread()) {
                        record(request, response.getStatus(), call);
                    }
                });
    }

    /** When and on whose behalf a call was made. */
    private static final class Call {

        private final @Nullable RequestContext context;
        private final Thread thread = Thread.currentThread();
        private final long start = System.nanoTime();

        Call(@Nullable RequestContext context) {
            this.context = context;
        }
    }

    private void record(ClientRequestContext request, int status, Call call) {
        Breadcrumb crumb =
                Breadcrumb.builder()
                        .type("http")
                        .category("http")
                        .level(status >= 500 ? Level.WARNING : Level.INFO)
                        .data("method", request.getMethod())
                        .data("url", address(request.getUri()))
                        .data("status_code", status)
                        .data("duration_ms", (System.nanoTime() - call.start) / 1_000_000)
                        .build();
        reporter.client().context().breadcrumb(crumb);
    }

    /** Where a call goes, as far as that is nobody's secret. */
    static String address(URI uri) {
        // Not the host: names with an underscore, as containers have them, are none to
        // java.net.URI.
        String authority = String.valueOf(uri.getRawAuthority());
        return uri.getScheme()
                + "://"
                + authority.substring(authority.lastIndexOf('@') + 1)
                + uri.getRawPath();
    }
}
