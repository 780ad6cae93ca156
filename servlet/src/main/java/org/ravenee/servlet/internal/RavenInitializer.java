/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.servlet.RavenFilter;

/** Registers the filter (Jakarta Servlet, 8.2.4), before those of the application's descriptor. */
public final class RavenInitializer implements ServletContainerInitializer {

    /** Creates the initializer; called by the container. */
    public RavenInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        register(context, List.of());
    }

    /**
     * Registers the filter, unless the application has registered one of its name.
     *
     * @param context the web application
     * @param packages its packages, as far as they are not in {@code WEB-INF/classes}
     */
    public void register(ServletContext context, List<String> packages) {
        if (!Deployment.owns(context.getClassLoader())) {
            // A WAR with a copy of its own, in an EAR that has one for all.
            return;
        }
        if (!packages.isEmpty()) {
            context.setInitParameter(ApplicationClasses.PARAMETER, String.join(",", packages));
        }
        FilterRegistration.Dynamic filter = context.addFilter(RavenFilter.NAME, RavenFilter.class);
        if (filter == null) {
            // The application has registered it already, and may have its reasons.
            return;
        }
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
                false,
                "/*");
    }
}
