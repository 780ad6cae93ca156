/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.waysin;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
public class MappedExceptionMapper implements ExceptionMapper<MappedException> {

    /** Fails where the status is none: apart from the exception with 0, with it as cause with 1. */
    @Override
    public Response toResponse(MappedException exception) {
        if (exception.status() <= 1) {
            throw new IllegalArgumentException(
                    "the mapper fails", exception.status() == 1 ? exception : null);
        }
        return Response.status(exception.status())
                .type("text/plain")
                .entity("The application answers " + exception.status())
                .build();
    }
}
