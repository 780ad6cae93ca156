/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.isolation;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ravenee.Context;
import org.ravenee.User;

@Path("/neighbour")
public class NeighbourResource {

    private static final Logger LOGGER = Logger.getLogger(NeighbourResource.class.getName());

    @Inject private Context context;

    @GET
    @Path("/visited-by/{visitor}")
    public String visitedBy(@PathParam("visitor") String visitor) {
        context.user(User.of(visitor)).tag("visitor", visitor).breadcrumb("arrival of " + visitor);
        throw new IllegalStateException("failed for " + visitor);
    }

    @GET
    @Path("/logging")
    public String logging() {
        LOGGER.info("logged before");
        LOGGER.log(Level.SEVERE, "logged for {0}", "customer 7");
        return "logged";
    }

    @GET
    @Path("/failing")
    public String failing() {
        throw new IllegalStateException("failed for customer 7");
    }
}
