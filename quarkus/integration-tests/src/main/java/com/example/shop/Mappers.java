/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Both ways in which an application maps an exception. */
public class Mappers {

    @ServerExceptionMapper
    public Response conflict(DuplicateOrderException e) {
        return Response.status(409).entity("duplicate").build();
    }

    /** The standard way. */
    @Provider
    public static class OutOfStock implements ExceptionMapper<OutOfStockException> {

        @Override
        public Response toResponse(OutOfStockException e) {
            return Response.status(503).entity("out of stock").build();
        }
    }
}
