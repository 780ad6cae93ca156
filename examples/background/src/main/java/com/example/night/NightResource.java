/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.night;

import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Properties;

/** Starts work that fails after the response. */
@Path("start")
@RequestScoped
public class NightResource {

    @Inject private Closing closing;

    @Resource private ManagedExecutorService executor;

    @GET
    @Path("timer")
    public String timer() {
        closing.schedule();
        return "The timer expires now.";
    }

    @GET
    @Path("job")
    public String job() {
        BatchRuntime.getJobOperator().start("import", new Properties());
        return "The job runs now.";
    }

    @GET
    @Path("task")
    public String task() {
        executor.execute(new Mailing());
        return "The task runs now.";
    }
}
