/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.outgoing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletionStage;

/** A MicroProfile REST client. */
@Path("/api/stock")
public interface StockClient {

    @GET
    @Path("{status}")
    String find(@PathParam("status") int status);

    @GET
    @Path("{status}")
    CompletionStage<String> findLater(@PathParam("status") int status);
}
