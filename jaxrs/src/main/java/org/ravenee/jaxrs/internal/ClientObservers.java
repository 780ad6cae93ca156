/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.core.FeatureContext;
import org.ravenee.cdi.spi.Reporters;

/** Registers the observers of outgoing calls with a JAX-RS client. */
public final class ClientObservers {

    private ClientObservers() {}

    /**
     * Registers the filter, and for Jersey the interceptors, which also see calls without response.
     *
     * @param context the configuration of the client, whose class depends on the implementation
     * @return false if they were registered before: some runtimes find the feature twice
     */
    public static boolean register(FeatureContext context) {
        if (context.getConfiguration().isRegistered(OutgoingCallFilter.class)) {
            return false;
        }
        context.register(new OutgoingCallFilter(), Integer.MAX_VALUE);
        if (JaxrsImplementation.JERSEY.provides(context)) {
            try {
                context.register(new JerseyInvocationInterceptor(Reporters::current));
            } catch (LinkageError e) {
                // a server that hides Jersey from applications
            }
        }
        return true;
    }
}
