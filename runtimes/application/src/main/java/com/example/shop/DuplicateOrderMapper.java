/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
public class DuplicateOrderMapper implements ExceptionMapper<DuplicateOrderException> {

    @Override
    public Response toResponse(DuplicateOrderException exception) {
        return Response.status(409)
                .type("text/plain")
                .entity("duplicate: " + exception.getMessage())
                .build();
    }
}
