/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Resources that answer later, or fail while they answer. */
final class AsyncResources {

    private static final int MORE_THAN_ANY_BUFFER = 100_000;

    private AsyncResources() {}

    /** Is answered with the status that it says, by a mapper. */
    static final class StatusException extends RuntimeException {

        final int status;

        StatusException(int status) {
            super("to be answered with " + status);
            this.status = status;
        }
    }

    public static class StatusMapper implements ExceptionMapper<StatusException> {
        @Override
        public Response toResponse(StatusException thrown) {
            return Response.status(thrown.status).entity("mapped").type("text/plain").build();
        }
    }

    private static RuntimeException failure(int status) {
        return status == 500 ? new IllegalStateException("unmapped") : new StatusException(status);
    }

    /** A thread that nothing of the request is carried to. */
    private static void elsewhere(Runnable work) {
        Executor plain = command -> new Thread(command).start();
        plain.execute(work);
    }

    @Path("later/{id: [0-9]+}")
    public static class Later {

        @GET
        @Path("resume/{status}")
        public void resume(@PathParam("status") int status, @Suspended AsyncResponse response) {
            elsewhere(() -> response.resume(failure(status)));
        }

        @GET
        @Path("virtual/{status}")
        public void virtual(@PathParam("status") int status, @Suspended AsyncResponse response)
                throws ReflectiveOperationException {
            Thread.class
                    .getMethod("startVirtualThread", Runnable.class)
                    .invoke(null, (Runnable) () -> response.resume(failure(status)));
        }

        @GET
        @Path("time-out-handler/{status}")
        public void timeOutHandler(
                @PathParam("status") int status, @Suspended AsyncResponse response) {
            response.setTimeoutHandler(late -> late.resume(failure(status)));
            response.setTimeout(1, TimeUnit.MILLISECONDS);
        }

        @GET
        @Path("time-out")
        public void timeOut(@Suspended AsyncResponse response) {
            response.setTimeout(1, TimeUnit.MILLISECONDS);
        }

        @GET
        @Path("stage/{status}")
        public CompletionStage<String> stage(@PathParam("status") int status) {
            CompletableFuture<String> late = new CompletableFuture<>();
            elsewhere(() -> late.completeExceptionally(failure(status)));
            return late;
        }

        @GET
        @Path("minimal-stage/{status}")
        public CompletionStage<String> minimalStage(@PathParam("status") int status) {
            CompletableFuture<String> late = new CompletableFuture<>();
            elsewhere(() -> late.completeExceptionally(failure(status)));
            return late.minimalCompletionStage();
        }

        @GET
        @Path("own-stage/{status}")
        public OwnFuture ownStage(@PathParam("status") int status) {
            OwnFuture late = new OwnFuture();
            elsewhere(() -> late.completeExceptionally(failure(status)));
            return late;
        }

        @GET
        @Path("resumed-stream")
        @Produces("text/plain")
        public void resumedStream(@Suspended AsyncResponse response) {
            elsewhere(() -> response.resume((StreamingOutput) AsyncResources::breakOff));
        }

        @GET
        @Path("stream")
        @Produces("text/plain")
        public StreamingOutput stream() {
            return AsyncResources::breakOff;
        }

        @GET
        @Path("events")
        @Produces("text/event-stream")
        public void events(@Context SseEventSink sink, @Context Sse sse) {
            OutboundSseEvent event = sse.newEvent("first");
            sink.send(event).toCompletableFuture().join();
            throw new IllegalStateException("broken");
        }
    }

    /** A stage of the application's own type. */
    public static class OwnFuture extends CompletableFuture<String> {}

    private static void breakOff(OutputStream output) throws IOException {
        output.write(new byte[MORE_THAN_ANY_BUFFER]);
        output.flush();
        throw new IllegalStateException("broken");
    }
}
