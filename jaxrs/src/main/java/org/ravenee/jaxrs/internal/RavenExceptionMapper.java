/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.ravenee.EventId;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.Failures;
import org.ravenee.spi.ScrubbingLogger;

/**
 * Answers what nobody else maps with a problem document (RFC 9457) that names the event. Every
 * mapper of the application goes before it, and the answer of a web application exception stays as
 * it is.
 */
@Priority(Integer.MAX_VALUE)
public final class RavenExceptionMapper implements ExceptionMapper<Throwable> {

    private static final String PROBLEM = "application/problem+json";

    private final Reporter reporter;
    private final ScrubbingLogger log;

    /** Serves one application. */
    public RavenExceptionMapper(Reporter reporter) {
        this.reporter = reporter;
        this.log = new ScrubbingLogger("org.ravenee.jaxrs", reporter.options().sanitizeKeys());
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (Failures.unwrap(thrown) instanceof WebApplicationException answer) {
            reporter.guard(() -> Answers.report(reporter, thrown));
            return answer.getResponse();
        }
        EventId id = report(thrown);
        log(thrown, id);
        return Response.serverError().type(PROBLEM).entity(problem(id)).build();
    }

    private EventId report(Throwable thrown) {
        try {
            return reporter.report(thrown, ResourceInterceptor.MECHANISM);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return EventId.NONE;
        }
    }

    /** The server's own mapper would have logged it, and this one stands in its place. */
    private void log(Throwable thrown, EventId id) {
        reporter.guard(
                () ->
                        log.log(
                                System.Logger.Level.ERROR,
                                thrown,
                                "Nothing maps what {0} threw{1}",
                                transaction(),
                                id.isPresent() ? "; reported as " + id : ""));
    }

    private String transaction() {
        String transaction = reporter.client().context().snapshot().transaction();
        return transaction == null ? "a resource" : transaction;
    }

    /** Nothing of the exception: what went wrong inside is not for everybody's eyes. */
    private static String problem(EventId id) {
        String event = id.isPresent() ? ",\"event_id\":\"" + id + "\"" : "";
        return "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500"
                + event
                + "}";
    }
}
