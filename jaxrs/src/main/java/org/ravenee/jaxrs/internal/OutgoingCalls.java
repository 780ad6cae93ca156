/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Level;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

/**
 * Adds a breadcrumb for each call to another service: method, address without credentials and query
 * string, status and duration. Calls to the hosts of {@code sentry.trace-propagation-targets} get
 * the headers of the trace.
 */
public final class OutgoingCalls implements ClientRequestFilter, ClientResponseFilter {

    private static final String CALL = "org.ravenee.jaxrs.call";

    private final Supplier<Optional<Reporter>> current;

    /**
     * Creates the filter of one JAX-RS client.
     *
     * @param current finds the reporter of the caller: a client may be made by a library of an EAR
     *     that several applications use
     */
    public OutgoingCalls(Supplier<Optional<Reporter>> current) {
        this.current = current;
    }

    @Override
    public void filter(ClientRequestContext request) {
        current.get()
                .ifPresent(
                        reporter ->
                                reporter.guard(
                                        () -> {
                                            request.setProperty(CALL, new Call(reporter));
                                            TraceHeaders.add(reporter, request);
                                        }));
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (request.getProperty(CALL) instanceof Call call) {
            call.reporter.guard(() -> call.answered(request, response.getStatus()));
        }
    }

    /** A call that has begun, with the context and the thread of its caller. */
    private static final class Call {

        private final Reporter reporter;
        private final @Nullable RequestContext context;
        private final Thread thread = Thread.currentThread();
        private final long start = System.nanoTime();

        Call(Reporter reporter) {
            this.reporter = reporter;
            this.context = reporter.request();
        }

        void answered(ClientRequestContext request, int status) {
            if (context != null) {
                // Asynchronous calls are answered on a thread of the client's pool.
                try (Scope scope = context.attach()) {
                    record(request, status);
                }
            } else if (thread == Thread.currentThread()) {
                record(request, status);
            }
        }

        private void record(ClientRequestContext request, int status) {
            Breadcrumb crumb =
                    Breadcrumb.builder()
                            .type("http")
                            .category("http")
                            .level(status >= 500 ? Level.WARNING : Level.INFO)
                            .data("method", request.getMethod())
                            .data("url", CallAddress.of(request.getUri()))
                            .data("status_code", status)
                            .data("duration_ms", (System.nanoTime() - start) / 1_000_000)
                            .build();
            reporter.client().context().breadcrumb(crumb);
        }
    }
}
