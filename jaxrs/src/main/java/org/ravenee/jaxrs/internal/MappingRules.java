/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Providers;
import org.jspecify.annotations.Nullable;

/**
 * How a JAX-RS implementation answers an exception for which it finds no mapper.
 *
 * <p>The fallback mapper of Raven EE matches every exception. An implementation that finds it does
 * not go on to what it would have done otherwise, such as looking for the mapper of a cause. These
 * rules repeat that part, so that the application's answer stays the same.
 */
interface MappingRules {

    /**
     * Finds what the implementation would have answered on behalf of the application.
     *
     * @param thrown an exception that no mapper but the fallback matches
     * @param providers finds the other mappers; null where nothing was injected
     * @return the answer, or null if the implementation would have answered with its default for
     *     unmapped exceptions
     */
    @Nullable Answer answerTo(Throwable thrown, @Nullable Providers providers);

    /**
     * Finds what the implementation hands to its default for unmapped exceptions.
     *
     * @param thrown an exception that has no answer
     * @return what it holds, or the exception itself
     */
    default Throwable unmapped(Throwable thrown) {
        return thrown;
    }

    /** An answer of the application. Making it may call the application's code. */
    @FunctionalInterface
    interface Answer {

        /**
         * Makes the response.
         *
         * @return what a mapper returned, which may be null
         */
        @Nullable Response response();
    }
}
