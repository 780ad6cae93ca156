/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import org.jspecify.annotations.Nullable;
import org.ravenee.jaxrs.internal.MappingRules.Answer;

/** Finds the application's answer to an exception as Jakarta REST prescribes it (3.3.4). */
final class MapperLookup {

    private MapperLookup() {}

    /**
     * Finds the answer to an exception that a wrapper held: the response with an entity that it
     * carries, else what its mapper makes of it, else the response without an entity that it
     * carries.
     */
    static @Nullable Answer answerTo(Throwable thrown, @Nullable Providers providers) {
        Answer own = ownResponse(thrown);
        if (own != null && hasEntity(own.response())) {
            return own;
        }
        Answer mapped = providers == null ? null : mapped(thrown, providers);
        return mapped == null ? own : mapped;
    }

    /** The response that an exception carries. */
    static @Nullable Answer ownResponse(Throwable thrown) {
        return thrown instanceof WebApplicationException exception ? exception::getResponse : null;
    }

    private static @Nullable Answer mapped(Throwable thrown, Providers providers) {
        @SuppressWarnings("unchecked")
        ExceptionMapper<Throwable> mapper =
                (ExceptionMapper<Throwable>) providers.getExceptionMapper(thrown.getClass());
        return mapper == null || mapper instanceof RavenExceptionMapper
                ? null
                : () -> mapper.toResponse(thrown);
    }

    private static boolean hasEntity(@Nullable Response response) {
        try {
            return response != null && response.hasEntity();
        } catch (IllegalStateException e) {
            // A REST client has closed this response.
            return false;
        }
    }
}
