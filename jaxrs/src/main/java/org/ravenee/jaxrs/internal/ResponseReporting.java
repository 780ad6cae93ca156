/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.RequestContext;

/** Reports a failure if the status of its response is one of {@code sentry.report-status}. */
final class ResponseReporting {

    static final String MECHANISM = "auto.http.jaxrs";

    private ResponseReporting() {}

    /**
     * Keeps a failure until the status of the response is known, or reports it if the response has
     * begun. Without a request, the status of a web application exception decides, and any other
     * failure is reported.
     */
    static void report(Reporter reporter, @Nullable ServedRequest request, Throwable thrown) {
        if (request == null) {
            boolean harmless =
                    thrown instanceof WebApplicationException exception
                            && !reportsStatus(reporter, exception.getResponse());
            if (!harmless) {
                reporter.report(thrown, MECHANISM);
            }
        } else if (request.isCommitted()) {
            reporter.report(thrown, MECHANISM, true);
        } else {
            reporter.reportOnResponse(
                    request.context(), thrown, MECHANISM, detailsOf(request.context(), thrown));
        }
    }

    /**
     * Reports a failure now, with what a layer further inside has found out about the failure.
     *
     * @return the event of the failure; {@link EventId#NONE} if none
     */
    static EventId reportNow(Reporter reporter, Throwable thrown) {
        return reporter.report(thrown, MECHANISM, detailsOf(reporter.request(), thrown));
    }

    /** Takes what was kept for the event of the same failure, of its cause or of its wrapper. */
    private static Consumer<EventBuilder> detailsOf(
            @Nullable RequestContext context, Throwable thrown) {
        RequestContext.DeferredFailure kept = context == null ? null : context.takeDeferred();
        if (context == null || kept == null) {
            return event -> {};
        }
        if (Causes.areOfOneFailure(thrown, kept.failure())) {
            return kept.with();
        }
        context.defer(kept.failure(), kept.with());
        return event -> {};
    }

    /**
     * Keeps or reports a failure that may arrive after the implementation has made the response.
     * The status of that response then decides.
     */
    static void reportLate(Reporter reporter, @Nullable ServedRequest request, Throwable thrown) {
        if (request == null || request.status() == 0) {
            report(reporter, request, thrown);
        } else if (reporter.options().reportsStatus(request.status())) {
            reporter.report(thrown, MECHANISM);
        }
    }

    /**
     * Makes the response to a failure, in the context of its request, and reports the failure if
     * its status is one to report. A failure that was kept before waits for the response of the
     * request.
     *
     * @param mapper makes the response; an exception of the mapper is reported and rethrown
     */
    static <R, E extends Exception> @Nullable R respond(
            Reporter reporter, Throwable thrown, Mapper<R, E> mapper) throws E {
        try (Scope scope = CurrentRequest.attach(reporter)) {
            @Nullable R response;
            try {
                response = mapper.response();
            } catch (Throwable e) {
                reporter.guard(() -> reportBoth(reporter, thrown, e));
                throw e;
            }
            if (response instanceof Response made && reportsStatus(reporter, made)) {
                reporter.guard(() -> reportNow(reporter, thrown));
            }
            return response;
        }
    }

    /**
     * Reports a failure and the exception of its mapper: one event if one of the two has the other
     * as a cause or is the other, else two.
     */
    private static void reportBoth(Reporter reporter, Throwable thrown, Throwable ofMapper) {
        if (!Causes.areOfOneFailure(thrown, ofMapper)) {
            reportNow(reporter, thrown);
        }
        reportNow(reporter, ofMapper);
    }

    /** Code of the application that makes a response. */
    @FunctionalInterface
    interface Mapper<R, E extends Exception> {
        @Nullable R response() throws E;
    }

    private static boolean reportsStatus(Reporter reporter, @Nullable Response response) {
        return response != null && reporter.options().reportsStatus(response.getStatus());
    }
}
