/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.races;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Each way of a JAX-RS resource to answer later. */
@Path("ways")
@Produces("text/plain")
public class AsynchronousResource {

    /** Threads that no context of the request is carried to. */
    private static final Executor PLAIN = new CompletableFuture<>().defaultExecutor();

    private static final int MORE_THAN_ANY_BUFFER = 100_000;

    @Inject private Instance<Visitors> visitors;
    @Resource private ManagedExecutorService managed;

    @GET
    @Path("resume-managed/{outcome}/{number}")
    public void resumeManaged(
            @PathParam("outcome") Outcome outcome,
            @PathParam("number") int number,
            @Suspended AsyncResponse response) {
        enter(number);
        managed.execute(() -> resume(response, outcome, number));
    }

    @GET
    @Path("resume-plain/{outcome}/{number}")
    public void resumePlain(
            @PathParam("outcome") Outcome outcome,
            @PathParam("number") int number,
            @Suspended AsyncResponse response) {
        enter(number);
        PLAIN.execute(() -> resume(response, outcome, number));
    }

    @GET
    @Path("time-out-handler/{outcome}/{number}")
    public void timeOutHandler(
            @PathParam("outcome") Outcome outcome,
            @PathParam("number") int number,
            @Suspended AsyncResponse response) {
        enter(number);
        response.setTimeoutHandler(late -> resume(late, outcome, number));
        response.setTimeout(1, TimeUnit.MILLISECONDS);
    }

    @GET
    @Path("time-out/{outcome}/{number}")
    public void timeOut(@PathParam("number") int number, @Suspended AsyncResponse response) {
        enter(number);
        response.setTimeout(1, TimeUnit.MILLISECONDS);
    }

    @GET
    @Path("stage-managed/{outcome}/{number}")
    public CompletionStage<String> stageManaged(
            @PathParam("outcome") Outcome outcome, @PathParam("number") int number) {
        enter(number);
        return managed.supplyAsync(() -> outcome.result(number));
    }

    @GET
    @Path("stage-plain/{outcome}/{number}")
    public CompletionStage<String> stagePlain(
            @PathParam("outcome") Outcome outcome, @PathParam("number") int number) {
        enter(number);
        return CompletableFuture.supplyAsync(() -> outcome.result(number), PLAIN);
    }

    @GET
    @Path("stage-minimal/{outcome}/{number}")
    public CompletionStage<String> stageMinimal(
            @PathParam("outcome") Outcome outcome, @PathParam("number") int number) {
        enter(number);
        return CompletableFuture.supplyAsync(() -> outcome.result(number), PLAIN)
                .minimalCompletionStage();
    }

    @GET
    @Path("events/{outcome}/{number}")
    @Produces("text/event-stream")
    public void events(
            @PathParam("outcome") Outcome outcome,
            @PathParam("number") int number,
            @Context SseEventSink sink,
            @Context Sse sse) {
        enter(number);
        sink.send(sse.newEvent("first")).toCompletableFuture().join();
        outcome.result(number);
        sink.close();
    }

    @GET
    @Path("stream/{outcome}/{number}")
    public StreamingOutput stream(
            @PathParam("outcome") Outcome outcome, @PathParam("number") int number) {
        enter(number);
        return output -> write(output, outcome, number);
    }

    @GET
    @Path("resumed-stream/{outcome}/{number}")
    public void resumedStream(
            @PathParam("outcome") Outcome outcome,
            @PathParam("number") int number,
            @Suspended AsyncResponse response) {
        enter(number);
        PLAIN.execute(
                () -> response.resume((StreamingOutput) output -> write(output, outcome, number)));
    }

    private void enter(int number) {
        visitors.forEach(known -> known.enter(number));
    }

    private static void resume(AsyncResponse response, Outcome outcome, int number) {
        if (outcome == Outcome.FINE) {
            response.resume(outcome.result(number));
        } else {
            response.resume(outcome.failure(number));
        }
    }

    private static void write(OutputStream output, Outcome outcome, int number) throws IOException {
        output.write(new byte[MORE_THAN_ANY_BUFFER]);
        output.flush();
        outcome.result(number);
    }
}
