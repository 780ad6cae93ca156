/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.application;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Orders as JSON. */
@RequestScoped
@Path("orders")
public class OrderResource {

    @Inject Orders orders;
    @Inject Reporting reporting;

    /**
     * Returns an order.
     *
     * @param context whether the request has a user and two breadcrumbs
     * @param failing every so manieth call fails; none with 0
     */
    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Order order(
            @PathParam("id") int id,
            @QueryParam("context") boolean context,
            @QueryParam("failing") @DefaultValue("0") int failing) {
        if (context) {
            reporting.user("u-" + id);
            reporting.breadcrumb("shop", "Cart loaded");
            reporting.breadcrumb("shop", "Stock checked");
        }
        return orders.find(id, failing);
    }
}
