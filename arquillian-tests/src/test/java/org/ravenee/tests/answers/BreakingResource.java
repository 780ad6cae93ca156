/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.answers;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/breaking")
@Produces(MediaType.TEXT_PLAIN)
public class BreakingResource {

    @GET
    public String fail() {
        throw new IllegalStateException("broken");
    }

    @GET
    @Path("/teapot")
    public String refuse() {
        throw new ClientErrorException("short and stout", 418);
    }
}
