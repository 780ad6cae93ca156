/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Fails through the stage that its methods return. */
@Path("stage")
@RequestScoped
public class StageResource {

    /** The stage has failed when the method returns. */
    @GET
    @Path("early/{failure}")
    public CompletionStage<String> early(@PathParam("failure") String failure) {
        return CompletableFuture.failedStage(Failure.named(failure).exception());
    }

    @GET
    @Path("late/ok")
    public CompletionStage<String> lateSuccess() {
        return CompletableFuture.supplyAsync(() -> "in stock", Threads.late());
    }

    /** The stage fails on a thread of the common pool. */
    @GET
    @Path("late/{failure}")
    public CompletionStage<String> late(@PathParam("failure") String failure) {
        return CompletableFuture.supplyAsync(
                () -> {
                    throw Failure.named(failure).exception();
                },
                Threads.late());
    }

    /** The same, declared as what it is. */
    @GET
    @Path("future/{failure}")
    public CompletableFuture<String> future(@PathParam("failure") String failure) {
        return CompletableFuture.supplyAsync(
                () -> {
                    throw Failure.named(failure).exception();
                },
                Threads.late());
    }

    /** The stage fails on a thread of the managed executor. */
    @GET
    @Path("managed/{failure}")
    public CompletionStage<String> managed(@PathParam("failure") String failure) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Threads.pause();
                    throw Failure.named(failure).exception();
                },
                Threads.managed());
    }
}
