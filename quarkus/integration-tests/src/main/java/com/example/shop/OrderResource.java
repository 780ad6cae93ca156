/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.ravenee.Client;
import org.ravenee.Context;

/** One method for each way in which a resource gives its result; all of them fail. */
@Path("/orders")
public class OrderResource {

    @Inject Client client;
    @Inject Context context;
    @Inject Warehouse warehouse;

    @GET
    @Path("/{id: [0-9]+}")
    public String find(int id, @HeaderParam("X-Failure") String failure) {
        context.tag("order", Integer.toString(id)).breadcrumb("looking for " + id);
        throw Failure.of(failure);
    }

    @GET
    @Path("/{id}/uni")
    public Uni<String> uni(int id, @HeaderParam("X-Failure") String failure) {
        context.tag("order", Integer.toString(id));
        return Uni.createFrom()
                .item(id)
                .emitOn(Infrastructure.getDefaultExecutor())
                .invoke(() -> context.breadcrumb("looking for " + id))
                .map(
                        found -> {
                            throw Failure.of(failure);
                        });
    }

    @GET
    @Path("/{id}/stage")
    public CompletionStage<String> stage(int id, @HeaderParam("X-Failure") String failure) {
        context.tag("order", Integer.toString(id)).breadcrumb("looking for " + id);
        return CompletableFuture.supplyAsync(
                () -> {
                    throw Failure.of(failure);
                });
    }

    @GET
    @Path("/{id}/suspended")
    public void suspended(
            int id, @HeaderParam("X-Failure") String failure, @Suspended AsyncResponse response) {
        context.tag("order", Integer.toString(id)).breadcrumb("looking for " + id);
        // Most probably after this method has returned: Quarkus answers on another thread then.
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)
                .execute(() -> response.resume(Failure.of(failure)));
    }

    /** A failure that its caller handles. */
    @POST
    @Path("/{id}/shipment")
    public String ship(int id) {
        try {
            warehouse.ship(id);
            return "shipped";
        } catch (IllegalStateException e) {
            return "later";
        }
    }

    @POST
    @Path("/{id}/shipment/uni")
    public Uni<String> shipLater(int id) {
        return warehouse.shipLater(id).onFailure().recoverWithItem("later");
    }

    @GET
    @Path("/{id}/message")
    public String message(int id) {
        return client.captureMessage("looked at " + id).toString();
    }

    @Path("/{id}/lines")
    public Lines lines(int id) {
        return new Lines();
    }

    /** A sub-resource. */
    public static class Lines {

        @GET
        @Path("/{line}")
        public String line(int line) {
            throw new IllegalStateException("no line " + line);
        }
    }
}
