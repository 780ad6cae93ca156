/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.bodies;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("orders")
@Consumes("application/json")
public class OrdersResource {

    /** A body that JSON-B reads. */
    public record Order(int number) {}

    @POST
    @Path("bound")
    public String order(Order order) {
        return "ordered";
    }

    @POST
    @Path("parsed")
    public String order(JsonObject order) {
        return "ordered";
    }
}
