/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.client.ClientRequestContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Level;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.RequestContext;

/**
 * A call to another service that has begun, with the context and the thread of its caller. The
 * first response or failure adds the breadcrumb of the call. Safe for use by several threads.
 */
final class OutgoingCall {

    private static final String PROPERTY = "org.ravenee.jaxrs.call";

    private final Reporter reporter;
    private final @Nullable RequestContext context;
    private final Thread thread = Thread.currentThread();
    private final long start = System.nanoTime();

    private OutgoingCall(Reporter reporter) {
        this.reporter = reporter;
        ServedRequest served = CurrentRequest.of(reporter);
        this.context = served == null ? null : served.context();
    }

    /** Begins a call, unless the caller's thread has begun it before. */
    static OutgoingCall begin(Reporter reporter, ClientRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof OutgoingCall begun) {
            return begun;
        }
        OutgoingCall call = new OutgoingCall(reporter);
        request.setProperty(PROPERTY, call);
        return call;
    }

    /** Makes the context of the caller that of the calling thread. */
    Scope attach() {
        return context == null || context == reporter.request() ? () -> {} : context.attach();
    }

    /** Ends the call of a request with a response. Does nothing if the call has ended before. */
    static void responded(ClientRequestContext request, int status) {
        end(request, crumb -> crumb.data("status_code", status).level(level(status)));
    }

    /** Ends the call of a request without a response. */
    static void failed(ClientRequestContext request, Throwable thrown) {
        end(request, crumb -> crumb.data("reason", reason(thrown)).level(Level.ERROR));
    }

    private static Level level(int status) {
        return status >= 500 ? Level.WARNING : Level.INFO;
    }

    /** The innermost failure, as the clients wrap what the connection has thrown. */
    private static String reason(Throwable thrown) {
        Throwable cause = Causes.of(thrown).reduce(thrown, (outer, inner) -> inner);
        String type = cause.getClass().getName();
        return cause.getMessage() == null ? type : type + ": " + cause.getMessage();
    }

    private static void end(ClientRequestContext request, Consumer<Breadcrumb.Builder> ending) {
        if (request.getProperty(PROPERTY) instanceof OutgoingCall call) {
            call.reporter.guard(
                    () -> {
                        request.removeProperty(PROPERTY);
                        call.add(request, ending);
                    });
        }
    }

    private void add(ClientRequestContext request, Consumer<Breadcrumb.Builder> ending) {
        Breadcrumb.Builder crumb =
                Breadcrumb.builder()
                        .type("http")
                        .category("http")
                        .data("method", request.getMethod())
                        .data("url", CallAddress.of(request.getUri()))
                        .data("duration_ms", (System.nanoTime() - start) / 1_000_000);
        ending.accept(crumb);
        // Asynchronous calls end on a thread of the client's pool.
        if (context != null || thread == Thread.currentThread()) {
            try (Scope scope = attach()) {
                reporter.client().context().breadcrumb(crumb.build());
            }
        }
    }
}
