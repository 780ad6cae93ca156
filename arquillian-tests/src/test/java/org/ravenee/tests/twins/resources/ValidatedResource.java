/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Fails where its constraints are violated. */
@Path("validated")
public class ValidatedResource {

    @GET
    @Path("parameter")
    public String parameter(@NotNull @QueryParam("missing") String parameter) {
        return parameter;
    }

    @GET
    @Path("result")
    @NotNull
    public String result() {
        return null;
    }

    @POST
    @Path("body")
    @Consumes(MediaType.APPLICATION_JSON)
    public String body(@Valid JsonResource.Note note) {
        return note.text;
    }

    @GET
    @Path("number")
    public String number(@Max(3) @QueryParam("number") int number) {
        return "" + number;
    }
}
