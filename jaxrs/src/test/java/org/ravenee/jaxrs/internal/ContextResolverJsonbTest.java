/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Providers;
import org.junit.jupiter.api.Test;

class ContextResolverJsonbTest {

    private static final class Order {}

    private final Jsonb own = Fakes.proxy(Jsonb.class, (name, arguments) -> null);

    private static Providers providers(ContextResolver<Jsonb> resolver) {
        return Fakes.proxy(
                Providers.class,
                (name, arguments) ->
                        name.equals("getContextResolver")
                                        && MediaType.APPLICATION_JSON_TYPE.equals(arguments[1])
                                ? resolver
                                : null);
    }

    @Test
    void findsTheJsonbOfTheApplicationForAClass() {
        ContextResolver<Jsonb> resolver = type -> type == Order.class ? own : null;
        ContextResolverJsonb jsonb = new ContextResolverJsonb(() -> providers(resolver));

        assertThat(jsonb.resolve(Order.class)).isSameAs(own);
        assertThat(jsonb.resolve(String.class)).isNull();
    }

    @Test
    void findsNoneWhereTheApplicationHasNoResolver() {
        assertThat(new ContextResolverJsonb(() -> providers(null)).resolve(Order.class)).isNull();
        assertThat(new ContextResolverJsonb(() -> null).resolve(Order.class)).isNull();
    }
}
