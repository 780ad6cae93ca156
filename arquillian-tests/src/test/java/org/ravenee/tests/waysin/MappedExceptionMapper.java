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

    @Override
    public Response toResponse(MappedException exception) {
        return Response.status(exception.status())
                .type("text/plain")
                .entity("The application answers " + exception.status())
                .build();
    }
}
