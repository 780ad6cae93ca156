/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.waysin;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** Everything that can go wrong in a resource. */
@Path("/failing")
public class FailingResource {

    @Inject private CapturedBean captured;
    @Inject private OuterBean outer;
    @Inject private FailingEjb ejb;
    @Resource private ManagedExecutorService executor;

    @GET
    @Path("/unmapped/{id}")
    public String unmapped(@PathParam("id") int id) {
        throw new IllegalStateException(
                "unmapped " + id, new IllegalArgumentException("its cause"));
    }

    @GET
    @Path("/checked")
    public String checked() throws Exception {
        throw new CheckedException("checked");
    }

    @GET
    @Path("/error")
    public String error() {
        throw new AssertionError("not even an Exception");
    }

    @GET
    @Path("/mapped/{status}")
    public String mapped(@PathParam("status") int status) {
        throw new MappedException(status);
    }

    @GET
    @Path("/not-found")
    public String notFound() {
        throw new NotFoundException("no such thing");
    }

    @GET
    @Path("/server-error")
    public String serverError() {
        throw new WebApplicationException("as told", 500);
    }

    @GET
    @Path("/server-error-with-entity")
    public String serverErrorWithEntity() {
        throw new WebApplicationException(
                "with an entity", Response.status(502).entity("our own words").build());
    }

    @GET
    @Path("/stage")
    public CompletionStage<String> stage() {
        return executor.supplyAsync(
                () -> {
                    throw new IllegalStateException("later");
                });
    }

    @GET
    @Path("/mapped-stage")
    public CompletionStage<String> mappedStage() {
        return executor.supplyAsync(
                () -> {
                    throw new MappedException(409);
                });
    }

    @GET
    @Path("/resumed")
    public void resumed(@Suspended AsyncResponse response) {
        executor.submit(() -> response.resume(new IllegalStateException("resumed")));
    }

    @GET
    @Path("/swallowed")
    public String swallowed() {
        try {
            captured.fail();
            return "unexpected";
        } catch (IllegalStateException e) {
            return "fine";
        }
    }

    @GET
    @Path("/nested")
    public String nested() {
        try {
            outer.fail();
            return "unexpected";
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("outermost", e);
        }
    }

    @GET
    @Path("/ejb")
    public String ejb() {
        ejb.fail();
        return "unexpected";
    }

    @GET
    @Path("/ejb-captured")
    public String ejbCaptured() {
        try {
            ejb.failCaptured();
            return "unexpected";
        } catch (RuntimeException e) {
            return "fine";
        }
    }

    @GET
    @Path("/ejb-business")
    public String ejbBusiness() {
        ejb.refuse();
        return "unexpected";
    }

    @GET
    @Path("/clean")
    public String clean() {
        return "fine";
    }
}
