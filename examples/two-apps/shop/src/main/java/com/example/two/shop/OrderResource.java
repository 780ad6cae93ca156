/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.two.shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("orders")
public class OrderResource {

    @GET
    public String get() {
        throw new IllegalStateException("The order has no customer");
    }
}
