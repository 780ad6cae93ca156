/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.json.bind.Jsonb;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.spi.JsonbResolver;

/**
 * The application's own Jsonb, where it is a CDI bean. The bean is created for the first object
 * that needs it. The only class of this package that refers to JSON-B, which may be absent.
 */
final class JsonbBean implements JsonbResolver {

    /** The type of the beans, by name. */
    static final String TYPE = "jakarta.json.bind.Jsonb";

    private final BeanReferences references;
    private final Set<Bean<?>> candidates;
    private volatile @Nullable Jsonb reference;

    JsonbBean(BeanReferences references, Set<Bean<?>> candidates) {
        this.references = references;
        this.candidates = candidates;
    }

    @Override
    public @Nullable Jsonb resolve(Class<?> type) {
        Jsonb existing = reference;
        if (existing == null) {
            existing = references.resolve(Jsonb.class, candidates);
            reference = existing;
        }
        return existing;
    }
}
