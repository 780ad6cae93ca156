/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says once for each kind that the client itself failed; the application goes on. */
final class OwnFailures {

    private static final System.Logger LOGGER = System.getLogger("org.ravenee");

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    void log(Throwable failure) {
        if (said.add(failure.getClass().getName())) {
            LOGGER.log(System.Logger.Level.WARNING, "Raven EE could not report something", failure);
        }
    }
}
