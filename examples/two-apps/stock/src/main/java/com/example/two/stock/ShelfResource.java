/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.two.stock;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("shelves")
public class ShelfResource {

    @GET
    public String get() {
        throw new IllegalStateException("The shelf is not there");
    }
}
