/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import org.jspecify.annotations.Nullable;
import org.ravenee.Client;

/** The MBean of a client, where there is JMX. */
public final class ClientRegistration implements AutoCloseable {

    private final @Nullable AutoCloseable registered;

    /**
     * Registers a client.
     *
     * @param name the name of the application
     * @param client the client of the application
     */
    public ClientRegistration(String name, Client client) {
        registered = register(name.isBlank() ? "application" : name, client);
    }

    private static @Nullable AutoCloseable register(String name, Client client) {
        try {
            return ManagedClient.register(name, client);
        } catch (Exception | LinkageError e) {
            // No JMX, or it is not allowed: the application works without it.
            return null;
        }
    }

    /** Unregisters the client. */
    @Override
    public void close() {
        try {
            if (registered != null) {
                registered.close();
            }
        } catch (Exception e) {
            // The MBean was unregistered by another one.
        }
    }
}
