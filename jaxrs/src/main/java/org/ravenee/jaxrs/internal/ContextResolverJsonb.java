/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Providers;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.spi.JsonbResolver;

/**
 * The application's own Jsonb, where it is the result of a {@code ContextResolver<Jsonb>}. The only
 * class here that refers to JSON-B, which may be absent.
 */
final class ContextResolverJsonb implements JsonbResolver {

    private final Supplier<@Nullable Providers> providers;

    ContextResolverJsonb(Supplier<@Nullable Providers> providers) {
        this.providers = providers;
    }

    @Override
    public @Nullable Jsonb resolve(Class<?> type) {
        Providers found = providers.get();
        ContextResolver<Jsonb> resolver =
                found == null
                        ? null
                        : found.getContextResolver(Jsonb.class, MediaType.APPLICATION_JSON_TYPE);
        return resolver == null ? null : resolver.getContext(type);
    }
}
