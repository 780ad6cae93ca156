/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear.shop;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.tests.ear.library.Catalog;
import org.ravenee.tests.ear.warehouse.Warehouse;

@Path("/shop")
public class ShopResource {

    private static final Logger LOGGER = Logger.getLogger(ShopResource.class.getName());

    @Inject private Client client;
    @Inject private Context context;
    @Inject private Till till;
    @Inject private Catalog catalog;
    @EJB private Warehouse warehouse;
    @Resource private ManagedExecutorService executor;

    @GET
    @Path("/resource")
    public String resource() {
        context.tag("seen", "here").breadcrumb("on the way");
        throw new IllegalStateException("thrown by the resource");
    }

    @GET
    @Path("/bean")
    public String bean() {
        return handled(till::fail);
    }

    @GET
    @Path("/client")
    public String client() {
        return client.captureMessage("said through the injected client").toString();
    }

    @GET
    @Path("/dsn")
    public String dsn() {
        return client.getPublicDsn().orElse("none");
    }

    @GET
    @Path("/library")
    public String library() {
        return handled(catalog::fail);
    }

    @GET
    @Path("/library-client")
    public String libraryClient() {
        catalog.speak();
        return "fine";
    }

    @GET
    @Path("/ejb")
    public String ejb() {
        warehouse.fail();
        return "not reached";
    }

    @GET
    @Path("/ejb-log")
    public String ejbLog() {
        warehouse.log();
        return "fine";
    }

    @GET
    @Path("/timer")
    public String timer() {
        warehouse.setTimer();
        return "fine";
    }

    @GET
    @Path("/log")
    public String log() {
        LOGGER.info("a breadcrumb of the log");
        LOGGER.log(Level.SEVERE, "logged by the resource");
        return "fine";
    }

    @GET
    @Path("/executor")
    public String executor() throws ExecutionException, InterruptedException {
        context.tag("seen", "here");
        executor.submit(() -> client.captureMessage("said on another thread")).get();
        return "fine";
    }

    @GET
    @Path("/common-pool")
    public String commonPool() {
        CompletableFuture.runAsync(() -> handled(till::fail)).join();
        return "fine";
    }

    @GET
    @Path("/common-pool-client")
    public String commonPoolClient() {
        CompletableFuture.runAsync(() -> client.captureMessage("said by the common pool")).join();
        return "fine";
    }

    private static String handled(Runnable failing) {
        try {
            failing.run();
            return "not reached";
        } catch (IllegalStateException e) {
            return "fine";
        }
    }
}
