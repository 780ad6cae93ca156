/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Reporter;

/** Reports a failure if the status of its response is one of {@code sentry.report-status}. */
final class ResponseReporting {

    static final String MECHANISM = "auto.http.jaxrs";

    private ResponseReporting() {}

    /**
     * Keeps a failure until the request is answered. Where there is no request to keep it in, the
     * response of a web application exception is taken for the answer, and any other failure is
     * reported.
     */
    static void report(Reporter reporter, Throwable thrown) {
        boolean harmless =
                reporter.request() == null
                        && thrown instanceof WebApplicationException exception
                        && !reportsStatus(reporter, exception.getResponse());
        if (!harmless) {
            reporter.reportByAnswer(thrown, MECHANISM);
        }
    }

    /**
     * Makes the response to a failure, and reports the failure if that response says so. A failure
     * that was kept before it is left to the answer of the request.
     *
     * @param mapper makes the response; what it throws is thrown, after the failure was reported
     */
    static <R, E extends Exception> @Nullable R respond(
            Reporter reporter, Throwable thrown, Mapper<R, E> mapper) throws E {
        @Nullable R response;
        try {
            response = mapper.response();
        } catch (Throwable e) {
            reporter.tryReport(thrown, MECHANISM);
            throw e;
        }
        if (response instanceof Response answer && reportsStatus(reporter, answer)) {
            reporter.tryReport(thrown, MECHANISM);
        }
        return response;
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
