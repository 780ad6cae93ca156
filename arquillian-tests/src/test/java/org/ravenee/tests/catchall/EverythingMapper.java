/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.catchall;

import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps every exception, by rules of the application. */
@Provider
public class EverythingMapper implements ExceptionMapper<Exception> {

    @Override
    public Response toResponse(Exception exception) {
        return Response.status(status(exception)).type("text/plain").entity("our answer").build();
    }

    private static int status(Exception exception) {
        if (exception instanceof InternalServerErrorException) {
            return 404;
        }
        if (exception instanceof WebApplicationException answer
                && answer.getResponse().getStatus() != 404) {
            return answer.getResponse().getStatus();
        }
        return 500;
    }
}
