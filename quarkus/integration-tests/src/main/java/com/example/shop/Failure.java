/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** The exceptions of the shop. */
final class Failure {

    private Failure() {}

    static RuntimeException of(String name) {
        return switch (name) {
            case "conflict" -> new DuplicateOrderException();
            case "unavailable" -> new OutOfStockException();
            case "web400" ->
                    new WebApplicationException(Response.status(400).entity("wrong").build());
            case "web503" ->
                    new WebApplicationException(Response.status(503).entity("closed").build());
            case "web500" -> new WebApplicationException(500);
            default -> new IllegalStateException("no such order");
        };
    }
}
