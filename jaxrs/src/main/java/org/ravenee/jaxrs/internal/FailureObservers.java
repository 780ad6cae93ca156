/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.RuntimeDelegate;
import org.ravenee.cdi.spi.Reporter;

/**
 * Registers listeners for failures that neither interceptors of beans nor mappers are called for.
 */
public final class FailureObservers {

    private static final String JERSEY_LISTENER =
            "org.glassfish.jersey.server.monitoring.RequestEventListener";

    private FailureObservers() {}

    /**
     * Tells whether a listener gets every failure with its request before the mapper is looked up.
     */
    static boolean seeEverything() {
        return JaxrsImplementation.JERSEY.provides(RuntimeDelegate.getInstance())
                && hasJerseyEvents();
    }

    private static boolean hasJerseyEvents() {
        try {
            Class.forName(JERSEY_LISTENER, false, FailureObservers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /**
     * Registers the observers for the JAX-RS implementation that an application runs in.
     *
     * @param context the configuration of the application, whose class depends on the
     *     implementation
     * @param reporter reports to the application's client
     */
    public static void register(FeatureContext context, Reporter reporter) {
        context.register(new ReportingReaderInterceptor(reporter), Integer.MIN_VALUE);
        try {
            if (JaxrsImplementation.JERSEY.provides(context)) {
                context.register(new JerseyRequestListener(reporter));
            }
            if (JaxrsImplementation.RESTEASY.provides(context)) {
                context.register(new ResteasyWriterInterceptor(reporter), Integer.MIN_VALUE);
                return;
            }
        } catch (LinkageError e) {
            // a server that hides its JAX-RS implementation from applications
        }
        context.register(new ReportingWriterInterceptor(reporter), Integer.MIN_VALUE);
    }
}
