/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** The ways in which a resource fails, by the last part of its address. */
enum Failure {
    UNMAPPED {
        @Override
        RuntimeException exception() {
            return new IllegalStateException("the ledger is closed");
        }
    },
    MAPPED503 {
        @Override
        RuntimeException exception() {
            return new OutOfStockException("lamp");
        }
    },
    MAPPED409 {
        @Override
        RuntimeException exception() {
            return new DuplicateOrderException("order 42");
        }
    },
    NOTFOUND {
        @Override
        RuntimeException exception() {
            return new NotFoundException("no such order");
        }
    },
    UNAVAILABLE {
        @Override
        RuntimeException exception() {
            return new WebApplicationException("closed for stocktaking", 503);
        }
    },
    ENTITY {
        @Override
        RuntimeException exception() {
            return new WebApplicationException(
                    Response.status(503).type("text/plain").entity("come back tomorrow").build());
        }
    };

    abstract RuntimeException exception();

    static Failure named(String name) {
        return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }
}
