/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.catchall;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/depot")
@Produces(MediaType.TEXT_PLAIN)
public class DepotResource {

    @GET
    public String open() {
        return "open";
    }

    @Path("/shelves/{number}")
    public Shelf shelf() {
        return new Shelf();
    }

    @GET
    @Path("/hidden")
    public String hidden() {
        throw new InternalServerErrorException("not to be shown");
    }

    @GET
    @Path("/lost")
    public String lost() {
        throw new NotFoundException("should be here");
    }

    @POST
    @Path("/keys")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String unlock(
            @FormParam("keeper") String keeper, @FormParam("password") String password) {
        throw new IllegalStateException("locked for " + keeper);
    }
}
