/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.ravenee.tests.twins.failures.Thrown;

/** An ordinary resource, for requests that the server refuses. */
@Path("notes")
public class JsonResource {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Note add(Note note) {
        return note;
    }

    @GET
    @Path("{number}")
    @Produces(MediaType.APPLICATION_JSON)
    public Note note(
            @PathParam("number") int number,
            @QueryParam("page") int page,
            @HeaderParam("X-Length") int length,
            @CookieParam("size") int size) {
        Note note = new Note();
        note.number = number;
        note.text = "note \u00e4";
        return note;
    }

    @DELETE
    @Path("{number}")
    public void delete(@PathParam("number") int number) {}

    /** The reader or writer of the server calls application code that fails. */
    @POST
    @Path("failing")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public String read(Failing failing) {
        return "{}";
    }

    @GET
    @Path("failing")
    @Produces(MediaType.APPLICATION_JSON)
    public Failing write() {
        return new Failing();
    }

    /** A type without a message body writer. */
    @GET
    @Path("unwritable")
    @Produces("image/png")
    public Note unwritable() {
        return new Note();
    }

    public static class Note {
        public int number;

        @Size(max = 12)
        public String text;
    }

    public static class Failing {

        public String getText() {
            throw new Thrown.Conflict("the getter fails");
        }

        public void setText(String text) {
            throw new Thrown.Conflict("the setter fails");
        }

        /** Messages of the server quote it. */
        @Override
        public String toString() {
            return "failing";
        }
    }
}
