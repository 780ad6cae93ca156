/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.concurrent.TimeUnit;

/** Answers, or fails to, through an {@link AsyncResponse}. */
@Path("suspended")
@RequestScoped
public class SuspendedResource {

    @GET
    @Path("late/ok")
    public void lateSuccess(@Suspended AsyncResponse response) {
        Threads.late().execute(() -> response.resume("in stock"));
    }

    @GET
    @Path("same/{failure}")
    public void onSameThread(
            @Suspended AsyncResponse response, @PathParam("failure") String failure) {
        response.resume(Failure.named(failure).exception());
    }

    @GET
    @Path("late/{failure}")
    public void late(@Suspended AsyncResponse response, @PathParam("failure") String failure) {
        Threads.late().execute(() -> response.resume(Failure.named(failure).exception()));
    }

    @GET
    @Path("managed/{failure}")
    public void managed(@Suspended AsyncResponse response, @PathParam("failure") String failure) {
        Threads.managed()
                .execute(
                        () -> {
                            Threads.pause();
                            response.resume(Failure.named(failure).exception());
                        });
    }

    /** Suspends the request and throws all the same. */
    @GET
    @Path("throws/{failure}")
    public void throwing(@Suspended AsyncResponse response, @PathParam("failure") String failure) {
        throw Failure.named(failure).exception();
    }

    @GET
    @Path("timeout/handled")
    public void handledTimeout(@Suspended AsyncResponse response) {
        response.setTimeoutHandler(late -> late.resume("too late"));
        response.setTimeout(300, TimeUnit.MILLISECONDS);
    }
}
