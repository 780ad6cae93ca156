/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.User;

/**
 * Reads a request of the container, if and when an event needs it. Called on the thread that the
 * source was given on and on no other, and not after the request has ended or moved on.
 */
public interface RequestSource {

    /**
     * Reads the request.
     *
     * @return an immutable copy, or null
     */
    @Nullable HttpRequest request();

    /**
     * Reads who is signed in.
     *
     * @return the user, or null
     */
    @Nullable User user();

    /**
     * Names what is being done.
     *
     * @return a route or operation, or null
     */
    @Nullable String transaction();
}
