/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.ravenee.tests.twins.failures.Failures;
import org.ravenee.tests.twins.failures.Thrown;

/** Succeeds: a provider fails at the place that the URL names. */
@Path("at")
@Produces("text/plain")
public class AtResource {

    @GET
    @Path("{place}/{failure}")
    public Parcel get() {
        return new Parcel("delivered");
    }

    @POST
    @Path("{place}/{failure}")
    public Parcel post(Parcel parcel) {
        return parcel;
    }

    @GET
    @Path("path-converter/{failure}")
    public String converted(@PathParam("failure") Parcel parcel) {
        return parcel.content();
    }

    @GET
    @Path("query-converter/{failure}")
    public String query(@QueryParam("case") Parcel parcel) {
        return parcel.content();
    }

    @GET
    @Path("stream/{failure}")
    public StreamingOutput stream(@PathParam("failure") String failure, @Context UriInfo uri) {
        Throwable made = Failures.named(failure, uri);
        return output -> {
            throw Failures.<RuntimeException>undeclared(made);
        };
    }

    @GET
    @Path("committed-stream/{failure}")
    public StreamingOutput committed(@PathParam("failure") String failure, @Context UriInfo uri) {
        Throwable made = Failures.named(failure, uri);
        return output -> {
            output.write(new byte[100_000]);
            output.flush();
            throw Failures.<RuntimeException>undeclared(made);
        };
    }

    @GET
    @Path("entity-stream/{failure}")
    public InputStream entity(@PathParam("failure") String failure, @Context UriInfo uri) {
        Throwable made = Failures.named(failure, uri);
        return new InputStream() {
            @Override
            public int read() {
                throw Failures.<RuntimeException>undeclared(made);
            }
        };
    }

    /** Is mapped, and then a response filter fails. */
    @GET
    @Path("mapped-response-filter/{failure}")
    public String mapped() {
        throw new Thrown.Conflict("mapped before the filter");
    }

    /** A failure that is returned and not thrown. */
    @GET
    @Path("response/{failure}")
    public Response response() {
        return Response.status(503).header("Retry-After", 9).entity("returned").build();
    }
}
