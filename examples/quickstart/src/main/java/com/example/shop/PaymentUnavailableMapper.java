/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
public class PaymentUnavailableMapper implements ExceptionMapper<PaymentUnavailableException> {

    @Override
    public Response toResponse(PaymentUnavailableException exception) {
        return Response.status(Status.SERVICE_UNAVAILABLE)
                .type("text/plain")
                .entity("We cannot take payments right now. Please try again in a minute.")
                .build();
    }
}
