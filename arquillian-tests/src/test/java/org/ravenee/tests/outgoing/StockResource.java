/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.outgoing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** The service that is called; responds with the trace that the call belongs to. */
@Path("stock")
public class StockResource {

    @GET
    @Path("{status}")
    public Response respond(
            @PathParam("status") int status, @HeaderParam("sentry-trace") String trace) {
        return Response.status(status).entity("trace " + trace).type("text/plain").build();
    }
}
