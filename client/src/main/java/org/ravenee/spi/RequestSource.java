/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.User;

/**
 * Reads a request of the container when an event needs its data. Called only on the thread that the
 * source was given on, and not after the request has ended or moved to another thread.
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
}
