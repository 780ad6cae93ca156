/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.application;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Reads the server's JVM from inside, between measurements. */
@RequestScoped
@Path("probe")
public class ProbeResource {

    @Inject Reporting reporting;

    /** Waits until all events are delivered or given up. */
    @GET
    @Path("flush")
    public String flush() {
        reporting.flush();
        return "0";
    }

    /** Returns the bytes in use after a collection. */
    @GET
    @Path("heap")
    public String heap() {
        System.gc();
        return Long.toString(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /**
     * Returns the bytes that all living threads have allocated. Read by name: the class of this
     * MBean is in no module that a deployment sees.
     */
    @GET
    @Path("allocated")
    public String allocated() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName threads = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
        Object ids = beans.getAttribute(threads, "AllThreadIds");
        long[] bytes =
                (long[])
                        beans.invoke(
                                threads,
                                "getThreadAllocatedBytes",
                                new Object[] {ids},
                                new String[] {"[J"});
        return Long.toString(Arrays.stream(bytes).filter(some -> some > 0).sum());
    }
}
