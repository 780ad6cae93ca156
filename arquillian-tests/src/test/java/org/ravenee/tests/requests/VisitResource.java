/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.requests;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.User;

/** Sets user, tags and breadcrumbs of a visitor, and then fails. */
@Path("/visits")
public class VisitResource {

    @Inject private Client client;
    @Inject private Context context;
    @Inject private MeetingPoint meetingPoint;
    @Resource private ManagedExecutorService executor;

    @GET
    @Path("/{visitor}/together")
    public String together(@PathParam("visitor") String visitor) {
        introduce(visitor);
        meetingPoint.meet();
        throw new IllegalStateException("failed for " + visitor);
    }

    @GET
    @Path("/{visitor}/on-another-thread")
    public CompletionStage<String> onAnotherThread(@PathParam("visitor") String visitor) {
        introduce(visitor);
        return executor.supplyAsync(
                () -> {
                    meetingPoint.meet();
                    client.captureMessage("said on another thread for " + visitor);
                    return "fine";
                });
    }

    @GET
    @Path("/stranger")
    public String stranger() {
        throw new IllegalStateException("failed for a stranger");
    }

    @GET
    @Path("/several")
    public String several() {
        client.captureMessage("first");
        throw new IllegalStateException("second");
    }

    @GET
    @Path("/connect")
    public String connect() {
        context.extra("connection", Map.of("host", "db", "password", "extra-s3cret"));
        throw new IllegalStateException("No answer from jdbc://raven:url-s3cret@db/orders");
    }

    @POST
    @Path("/sign-in")
    public String signIn(@FormParam("user") String user, @FormParam("password") String password) {
        throw new IllegalStateException("The directory is down");
    }

    private void introduce(String visitor) {
        context.user(User.of(visitor)).tag("visitor", visitor);
        context.breadcrumb("arrival of " + visitor);
    }
}
