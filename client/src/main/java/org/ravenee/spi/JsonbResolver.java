/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import jakarta.json.bind.Jsonb;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link Jsonb} by which an application writes its own objects, for example a CDI bean or
 * the result of a JAX-RS {@code ContextResolver<Jsonb>}. Objects that the application hands over as
 * extra data are converted by it.
 *
 * <p>Called on the thread that captures, for each object. An exception of a resolver is ignored,
 * and the next resolver is asked.
 */
@FunctionalInterface
public interface JsonbResolver {

    /**
     * Finds the Jsonb for a class.
     *
     * @param type the class of the object
     * @return the application's Jsonb, or null if it has none for this class
     */
    @Nullable Jsonb resolve(Class<?> type);
}
