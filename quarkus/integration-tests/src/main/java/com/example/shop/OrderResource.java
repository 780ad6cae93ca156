/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Fails. */
@Path("/orders")
public class OrderResource {

    @GET
    @Path("/{id}")
    public String find(String id) {
        throw new IllegalStateException("no order " + id);
    }
}
