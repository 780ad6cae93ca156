/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.races;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The end of a request that is answered later. */
public enum Outcome {
    FINE(200),
    UNMAPPED(500),
    UNAVAILABLE(503),
    CONFLICT(409);

    final int status;

    Outcome(int status) {
        this.status = status;
    }

    /** Returns the body of the response, or throws. */
    String result(int number) {
        if (this == FINE) {
            return "fine " + number;
        }
        throw failure(number);
    }

    RuntimeException failure(int number) {
        String message = "failed " + number;
        return this == UNMAPPED
                ? new IllegalStateException(message)
                : new StatusException(message, status);
    }

    /** A failure that is answered with the status that it has. */
    static final class StatusException extends RuntimeException {

        private final int status;

        StatusException(String message, int status) {
            super(message);
            this.status = status;
        }
    }

    /** Makes the response to a {@link StatusException}. */
    @Provider
    public static class StatusMapper implements ExceptionMapper<StatusException> {
        @Override
        public Response toResponse(StatusException thrown) {
            return Response.status(thrown.status).entity("mapped").type("text/plain").build();
        }
    }
}
