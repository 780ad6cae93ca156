/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.ravenee.tests.twins.failures.Failures;
import org.ravenee.tests.twins.failures.Remote;

/** Resource classes that answer later. */
public final class AsynchronousResources {

    private static final int LATER = 20;

    private AsynchronousResources() {}

    @Path("stage")
    public static class Stages {

        @GET
        @Path("failed/{failure}")
        public CompletionStage<String> failed(
                @PathParam("failure") String failure, @Context UriInfo uri) {
            return CompletableFuture.failedFuture(Failures.named(failure, uri));
        }

        @GET
        @Path("minimal/{failure}")
        public CompletionStage<String> minimal(
                @PathParam("failure") String failure, @Context UriInfo uri) {
            return CompletableFuture.failedStage(Failures.named(failure, uri));
        }

        /** The failure of a dependent stage is wrapped. */
        @GET
        @Path("dependent/{failure}")
        public CompletionStage<String> dependent(
                @PathParam("failure") String failure, @Context UriInfo uri) {
            return CompletableFuture.<String>failedFuture(Failures.named(failure, uri))
                    .thenApply(String::strip);
        }

        @GET
        @Path("late/{failure}")
        public CompletionStage<String> late(
                @PathParam("failure") String failure, @Context UriInfo uri) {
            Throwable made = Failures.named(failure, uri);
            CompletableFuture<String> late = new CompletableFuture<>();
            later(null, () -> late.completeExceptionally(made));
            return late;
        }

        @GET
        @Path("late-dependent/{failure}")
        public CompletableFuture<String> lateDependent(
                @PathParam("failure") String failure, @Context UriInfo uri) {
            Throwable made = Failures.named(failure, uri);
            return CompletableFuture.supplyAsync(
                    () -> {
                        throw Failures.<RuntimeException>undeclared(made);
                    },
                    CompletableFuture.delayedExecutor(LATER, TimeUnit.MILLISECONDS));
        }

        @GET
        @Path("cancelled")
        public CompletionStage<String> cancelled() {
            CompletableFuture<String> cancelled = new CompletableFuture<>();
            later(null, () -> cancelled.cancel(true));
            return cancelled;
        }

        @GET
        @Path("none")
        public CompletionStage<String> none() {
            return null;
        }

        @GET
        @Path("nothing")
        public CompletionStage<String> nothing() {
            CompletableFuture<String> nothing = new CompletableFuture<>();
            later(null, () -> nothing.complete(null));
            return nothing;
        }

        @GET
        @Path("thrown/{failure}")
        public CompletionStage<String> thrown(
                @PathParam("failure") String failure, @Context UriInfo uri) throws Exception {
            throw Failures.fail(failure, uri);
        }
    }

    @Path("bean-stage")
    @ApplicationScoped
    public static class BeanStages {

        @Resource private ManagedExecutorService executor;

        @GET
        @Path("late/{failure}")
        public CompletionStage<String> late(
                @PathParam("failure") String failure, @Context UriInfo uri) {
            Throwable made = Failures.named(failure, uri);
            CompletableFuture<String> late = new CompletableFuture<>();
            later(executor, () -> late.completeExceptionally(made));
            return late;
        }

        @GET
        @Path("managed/{failure}")
        public CompletionStage<String> managed(
                @PathParam("failure") String failure, @Context UriInfo uri) {
            Throwable made = Failures.named(failure, uri);
            return executor.supplyAsync(
                    () -> {
                        throw Failures.<RuntimeException>undeclared(made);
                    });
        }
    }

    @Path("suspended")
    @RequestScoped
    public static class Suspension {

        @Resource private ManagedExecutorService executor;

        @GET
        @Path("at-once/{failure}")
        public void atOnce(
                @PathParam("failure") String failure,
                @Context UriInfo uri,
                @Suspended AsyncResponse response) {
            response.resume(Failures.named(failure, uri));
        }

        @GET
        @Path("late/{failure}")
        public void late(
                @PathParam("failure") String failure,
                @Context UriInfo uri,
                @Suspended AsyncResponse response) {
            Throwable made = Failures.named(failure, uri);
            later(null, () -> response.resume(made));
        }

        @GET
        @Path("managed/{failure}")
        public void managed(
                @PathParam("failure") String failure,
                @Context UriInfo uri,
                @Suspended AsyncResponse response) {
            Throwable made = Failures.named(failure, uri);
            executor.execute(() -> response.resume(made));
        }

        @GET
        @Path("thrown/{failure}")
        public void thrown(
                @PathParam("failure") String failure,
                @Context UriInfo uri,
                @Suspended AsyncResponse response)
                throws Exception {
            throw Failures.fail(failure, uri);
        }

        @GET
        @Path("time-out-handler/{failure}")
        public void timeOutHandler(
                @PathParam("failure") String failure,
                @Context UriInfo uri,
                @Suspended AsyncResponse response) {
            Throwable made = Failures.named(failure, uri);
            response.setTimeoutHandler(late -> late.resume(made));
            response.setTimeout(LATER, TimeUnit.MILLISECONDS);
        }

        @GET
        @Path("cancelled")
        public void cancelled(@Suspended AsyncResponse response) {
            later(null, () -> response.cancel(7));
        }

        @GET
        @Path("time-out")
        public void timeOut(@Suspended AsyncResponse response) {
            response.setTimeout(LATER, TimeUnit.MILLISECONDS);
        }
    }

    /** Returns the stages of REST clients. */
    @Path("client")
    @ApplicationScoped
    public static class Clients {

        @GET
        @Path("stage/{status}")
        public CompletionStage<String> stage(
                @PathParam("status") int status, @Context UriInfo uri) {
            Client client = ClientBuilder.newClient();
            return Remote.request(client, uri.getBaseUri().resolve(".."), status, number(uri))
                    .rx()
                    .get(String.class)
                    .whenComplete((answer, thrown) -> client.close());
        }

        @GET
        @Path("joined/{status}")
        public String joined(@PathParam("status") int status, @Context UriInfo uri) {
            Client client = ClientBuilder.newClient();
            try {
                return Remote.request(client, uri.getBaseUri().resolve(".."), status, number(uri))
                        .rx()
                        .get(String.class)
                        .toCompletableFuture()
                        .join();
            } finally {
                client.close();
            }
        }

        /** Shows which exception a call gets that is refused. */
        @GET
        @Path("refused/{way}")
        public String refused(@PathParam("way") String way) {
            Client client = ClientBuilder.newClient();
            try {
                Invocation.Builder request = client.target("http://127.0.0.1:1/").request();
                return switch (way) {
                    case "rx" -> request.rx().get(String.class).toCompletableFuture().join();
                    default -> request.get(String.class);
                };
            } catch (RuntimeException e) {
                return e + ", caused by " + e.getCause();
            } finally {
                client.close();
            }
        }

        private static String number(UriInfo uri) {
            return uri.getQueryParameters().getFirst("case");
        }
    }

    private static void later(Executor executor, Runnable work) {
        (executor == null
                        ? CompletableFuture.delayedExecutor(LATER, TimeUnit.MILLISECONDS)
                        : CompletableFuture.delayedExecutor(LATER, TimeUnit.MILLISECONDS, executor))
                .execute(work);
    }
}
