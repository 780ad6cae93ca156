/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;

/**
 * The response to a failure without a mapper, in the {@link ErrorFormat} that the caller accepts.
 */
final class ErrorResponse {

    private ErrorResponse() {}

    /**
     * Makes the response.
     *
     * @param id the event, or {@link EventId#NONE}
     * @param headers the headers of the request, for the accepted types; null if they are unknown
     */
    static Response of(EventId id, @Nullable HttpHeaders headers) {
        ErrorFormat format = headers == null ? ErrorFormat.PROBLEM : format(headers);
        return Response.serverError()
                .type(format.mediaType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .entity(format.body(id))
                .build();
    }

    private static ErrorFormat format(HttpHeaders headers) {
        try {
            return ErrorFormat.of(
                    headers.getAcceptableMediaTypes(),
                    type -> type.getType() + "/" + type.getSubtype(),
                    type -> "0".equals(type.getParameters().get("q")));
        } catch (RuntimeException e) {
            // a header that cannot be parsed, or a thread without a request
            return ErrorFormat.PROBLEM;
        }
    }
}
