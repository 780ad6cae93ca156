/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.bodies;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.w3c.dom.Document;

/** Reads bodies of several media types. */
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

    @POST
    @Path("document")
    @Consumes("application/xml")
    public String order(Document order) {
        return "ordered";
    }

    @POST
    @Path("form")
    @Consumes("application/x-www-form-urlencoded")
    public String order(MultivaluedMap<String, String> order) {
        return "ordered";
    }

    @POST
    @Path("parts")
    @Consumes("multipart/form-data")
    public String order(List<EntityPart> order) {
        return "ordered";
    }

    @POST
    @Path("text")
    @Consumes("text/plain")
    public String order(String order) {
        return "ordered";
    }
}
