/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderListener;
import org.ravenee.cdi.spi.Reporters;

/**
 * Adds breadcrumbs of the calls of MicroProfile REST clients; loaded only where there are such
 * clients.
 */
public final class RestClientListener implements RestClientBuilderListener {

    /** Creates the listener; called by the platform. */
    public RestClientListener() {}

    @Override
    public void onNewBuilder(RestClientBuilder builder) {
        try {
            if (Reporters.current().isPresent()
                    && !builder.getConfiguration().isRegistered(OutgoingCalls.class)) {
                builder.register(new OutgoingCalls(Reporters::current), Integer.MAX_VALUE);
            }
        } catch (RuntimeException | LinkageError e) {
            // The client works without breadcrumbs.
        }
    }
}
