/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.ravenee.cdi.spi.Reporter;

/** Registers the fallback mapper with the JAX-RS implementation that an application runs in. */
public final class FallbackMapper {

    private FallbackMapper() {}

    /**
     * Registers a mapper for exceptions that no other mapper matches. Every mapper of the
     * application goes before this mapper, one for {@code Throwable} of the last priority included.
     * An implementation that leaves unmapped exceptions to the servlet container and its error
     * pages gets none.
     *
     * <p>Where {@code sentry.exception-mapper} is false, failures outside of resource methods must
     * still be reported. RESTEasy has an own mapper for everything, so that this takes a mapper
     * which gives the same responses.
     *
     * @param context the configuration of the application, whose class depends on the
     *     implementation
     * @param reporter reports to the application's client
     */
    public static void register(FeatureContext context, Reporter reporter) {
        if (JaxrsImplementation.RESTEASY.provides(context)) {
            registerWithResteasy(context, reporter);
        } else if (reporter.options().exceptionMapper()) {
            context.register(of(context, reporter), Integer.MAX_VALUE);
        }
    }

    private static ExceptionMapper<Throwable> of(FeatureContext context, Reporter reporter) {
        if (JaxrsImplementation.CXF.provides(context)) {
            return new RavenExceptionMapper(reporter, new CxfRules());
        }
        if (JaxrsImplementation.JERSEY.provides(context)) {
            return forJersey(reporter);
        }
        return new RavenExceptionMapper(reporter, new SpecificationRules());
    }

    /**
     * Among mappers of the same class and priority RESTEasy takes the one that was registered last,
     * but prefers those of the application to those that RESTEasy brings itself.
     */
    private static void registerWithResteasy(FeatureContext context, Reporter reporter) {
        Object configuration = context.getConfiguration();
        ExceptionMapper<Throwable> byDefault = ResteasyRules.defaultMapper(configuration);
        if (byDefault == null) {
            return;
        }
        RavenExceptionMapper mapper =
                reporter.options().exceptionMapper()
                        ? new RavenExceptionMapper(reporter, new ResteasyRules())
                        : new RavenExceptionMapper(reporter, new ResteasyRules(true), byDefault);
        if (!ResteasyRules.registerAsOwn(configuration, mapper)) {
            context.register(mapper, Integer.MAX_VALUE);
        }
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
