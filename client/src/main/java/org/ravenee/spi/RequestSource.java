/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.User;

/**
 * Reads a request of the container when an event needs its data. A source that is {@linkplain
 * #isBoundToThread bound to a thread} is called only on the thread that it was given on, and not
 * after the request has ended or moved to another thread.
 */
public interface RequestSource {

    /**
     * Reads the request.
     *
     * @return an immutable copy, or null
     */
    @Nullable HttpRequest request();

    /**
     * Reads the user that is signed in.
     *
     * @return the user, or null
     */
    @Nullable User user();

    /**
     * Reads the name of the transaction.
     *
     * @return a route or operation, or null
     */
    @Nullable String transaction();

    /**
     * Reads the trace that the request continues.
     *
     * @return the trace headers of the request, or null
     */
    default @Nullable IncomingTrace incomingTrace() {
        return null;
    }

    /**
     * Tells whether the source may be read on one thread only.
     *
     * @return true unless the objects of the container can be read on every thread, and after the
     *     request has ended
     */
    default boolean isBoundToThread() {
        return true;
    }
}
