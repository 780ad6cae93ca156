/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Providers;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a JAX-RS implementation responds to an exception without a mapper.
 *
 * <p>The fallback mapper of Raven EE matches every exception. An implementation that finds this
 * mapper skips its own further steps, such as looking for the mapper of a cause. These rules repeat
 * those steps, so that the application's response stays the same.
 */
interface MappingRules {

    /**
     * Finds the response that the implementation would have got from the application.
     *
     * @param thrown an exception that no mapper but the fallback matches
     * @param providers finds the other mappers; null where nothing was injected
     * @return the response, or null if the implementation would have used its default for unmapped
     *     exceptions
     */
    @Nullable ResponseSource responseTo(Throwable thrown, @Nullable Providers providers);

    /**
     * Finds the exception that the implementation gives to its default for unmapped exceptions.
     *
     * @param thrown an exception that has no response of the application
     * @return the exception inside of a wrapper, or the exception itself
     */
    default Throwable unmapped(Throwable thrown) {
        return thrown;
    }

    /** A response of the application. Making it may call the application's code. */
    @FunctionalInterface
    interface ResponseSource {

        /**
         * Makes the response.
         *
         * @return the response; null if a mapper returned null
         */
        @Nullable Response response();
    }
}
