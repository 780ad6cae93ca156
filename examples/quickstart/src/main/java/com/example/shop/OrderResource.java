/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

    @Inject Orders orders;

    @GET
    @Path("/{number}")
    public Order order(@PathParam("number") int number) {
        return orders.find(number);
    }

    @GET
    @Path("/{number}/label")
    @Produces(MediaType.TEXT_PLAIN)
    public String shippingLabel(@PathParam("number") int number) {
        var address = orders.find(number).address();
        return address.street() + "\n" + address.town();
    }

    @GET
    @Path("/report")
    public String report() {
        throw new InternalServerErrorException("The report of this month is not ready");
    }
}
