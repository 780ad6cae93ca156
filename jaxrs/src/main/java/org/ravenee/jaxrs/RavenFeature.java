/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs;

import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.jaxrs.internal.ClientObservers;
import org.ravenee.jaxrs.internal.FailureObservers;
import org.ravenee.jaxrs.internal.FallbackMapper;
import org.ravenee.jaxrs.internal.JaxrsMessages;
import org.ravenee.jaxrs.internal.RestFilter;
import org.ravenee.spi.OperatorLogger;

/**
 * Registers the parts of Raven EE with a JAX-RS server. JAX-RS discovers this class; an application
 * that lists its providers and switches discovery off registers it.
 */
public final class RavenFeature implements Feature {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    /** Creates the feature; called by the JAX-RS runtime. */
    public RavenFeature() {}

    /**
     * Registers filters and, in a server and unless {@code sentry.exception-mapper} is false, the
     * exception mapper.
     *
     * @param context the JAX-RS server or client
     * @return whether anything was registered
     */
    @Override
    public boolean configure(FeatureContext context) {
        Configuration configuration = context.getConfiguration();
        boolean client = configuration.getRuntimeType() == RuntimeType.CLIENT;
        if (configuration.isRegistered(RestFilter.class)) {
            // Some runtimes find the feature twice.
            return false;
        }
        try {
            Reporter reporter = Reporters.current().orElse(null);
            if (reporter == null) {
                inactive(client, "the application has no client of Raven EE");
                return false;
            }
            if (client) {
                return ClientObservers.register(context);
            }
            serve(context, reporter);
            return true;
        } catch (RuntimeException | LinkageError e) {
            inactive(client, e);
            return false;
        }
    }

    /** Clients are also built where there is no application. */
    private static void inactive(boolean client, Object reason) {
        LOGGER.log(client ? JaxrsMessages.CLIENT_NOT_WATCHED : JaxrsMessages.NOT_WATCHED, reason);
    }

    private static void serve(FeatureContext context, Reporter reporter) {
        // The first of the request filters and the last of the response filters, whose order is
        // the reverse.
        context.register(new RestFilter(reporter), Integer.MIN_VALUE);
        FailureObservers.register(context, reporter);
        FallbackMapper.register(context, reporter);
    }
}
