/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.application;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The application's own mapper: one response for all reporters, and no record in the log. */
@Provider
public class OrderExceptionMapper implements ExceptionMapper<OrderException> {

    @Inject Reporting reporting;

    @Override
    public Response toResponse(OrderException exception) {
        reporting.failed(exception);
        return Response.serverError()
                .type(MediaType.APPLICATION_JSON)
                .entity("{\"error\":\"order not available\"}")
                .build();
    }
}
