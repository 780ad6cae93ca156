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
import org.ravenee.jaxrs.internal.MappingRules.ResponseSource;

/** Finds the application's response to an exception as Jakarta REST prescribes it (3.3.4). */
final class MapperLookup {

    private MapperLookup() {}

    /**
     * Finds the response to an exception from inside of a wrapper: a response with an entity that
     * the exception carries, else the response of its mapper, else a response without an entity
     * that the exception carries.
     */
    static @Nullable ResponseSource responseTo(Throwable thrown, @Nullable Providers providers) {
        ResponseSource own = ownResponse(thrown);
        if (own != null && hasEntity(own.response())) {
            return own;
        }
        ResponseSource mapped = providers == null ? null : mapped(thrown, providers);
        return mapped == null ? own : mapped;
    }

    /** The response that an exception carries. */
    static @Nullable ResponseSource ownResponse(Throwable thrown) {
        return thrown instanceof WebApplicationException exception ? exception::getResponse : null;
    }

    private static @Nullable ResponseSource mapped(Throwable thrown, Providers providers) {
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
