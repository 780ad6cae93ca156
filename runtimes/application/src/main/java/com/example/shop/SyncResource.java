/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Fails on the thread of the request. */
@Path("sync")
@RequestScoped
public class SyncResource {

    @GET
    @Path("ok")
    public String ok() {
        return "in stock";
    }

    @GET
    @Path("error")
    public String error() {
        throw new AssertionError("stock is negative");
    }

    @GET
    @Path("{failure}")
    public String fail(@PathParam("failure") String failure) {
        throw Failure.named(failure).exception();
    }
}
