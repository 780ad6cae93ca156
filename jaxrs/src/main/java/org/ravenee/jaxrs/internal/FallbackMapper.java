/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Reporter;

/** Makes the fallback mapper for the JAX-RS implementation that an application runs in. */
public final class FallbackMapper {

    private FallbackMapper() {}

    /**
     * Makes a mapper for what no other mapper matches.
     *
     * @param context what is to be configured: its class tells the implementation
     * @param reporter reports to the application's client
     * @return a mapper to be registered, or null if the implementation leaves what nobody maps to
     *     the servlet container and its error pages
     */
    public static @Nullable ExceptionMapper<Throwable> of(
            FeatureContext context, Reporter reporter) {
        String implementation = context.getClass().getName();
        if (implementation.startsWith("org.jboss.resteasy.")) {
            return ResteasyRules.hasDefaultMapper(context.getConfiguration())
                    ? new RavenExceptionMapper(reporter, new ResteasyRules())
                    : null;
        }
        if (implementation.startsWith("org.apache.cxf.")) {
            return new RavenExceptionMapper(reporter, new CxfRules());
        }
        if (implementation.startsWith("org.glassfish.jersey.")) {
            return forJersey(reporter);
        }
        return new RavenExceptionMapper(reporter, new SpecificationRules());
    }

    private static ExceptionMapper<Throwable> forJersey(Reporter reporter) {
        try {
            return new JerseyExceptionMapper(
                    new RavenExceptionMapper(reporter, (thrown, providers) -> null));
        } catch (LinkageError e) {
            // a server that hides Jersey from applications
            return new RavenExceptionMapper(reporter, new SpecificationRules());
        }
    }
}
