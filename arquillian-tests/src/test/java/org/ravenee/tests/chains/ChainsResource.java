/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.chains;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.ravenee.Client;

@Path("/chains")
public class ChainsResource {

    @Inject Engine engine;
    @Inject Client client;
    @Inject CurrentTenant tenant;

    @GET
    @Path("constant")
    public String constant() {
        throw ConstantException.INSTANCE;
    }

    @GET
    @Path("captured-constant")
    public String capturedConstant() {
        engine.failWithConstant();
        return "never";
    }

    @GET
    @Path("constants")
    public String constants() {
        for (int i = 0; i < 3; i++) {
            try {
                engine.failWithConstant();
            } catch (ConstantException e) {
                // The next attempt.
            }
        }
        return "fine";
    }

    @GET
    @Path("remembered")
    public String remembered() {
        engine.failWithRemembered();
        return "never";
    }

    @GET
    @Path("layers")
    public String layers() {
        engine.failInLedger();
        return "never";
    }

    @GET
    @Path("future")
    public String future() throws InterruptedException, ExecutionException {
        Executor own = task -> new Thread(task, "task").start();
        return CompletableFuture.supplyAsync(ChainsResource::late, own).get();
    }

    private static String late() {
        throw new IllegalStateException("on another thread");
    }

    @GET
    @Path("tenant")
    public String tenant(@QueryParam("name") String name) {
        tenant.name(name);
        client.captureMessage("of a tenant", event -> event.extra("tenant", tenant));
        return "fine";
    }
}
