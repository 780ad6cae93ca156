/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

/**
 * Names the transaction after the resource, and keeps the request's context where others find it.
 */
public final class RequestFilter implements ContainerRequestFilter {

    static final String CONTEXT = "org.ravenee.jaxrs.context";

    private final Reporter reporter;
    private final Map<Method, String> templates = new ConcurrentHashMap<>();

    @Context private @Nullable ResourceInfo resource;

    /** Serves one application. */
    public RequestFilter(Reporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        reporter.guard(
                () -> {
                    RequestContext context = reporter.request();
                    if (context != null) {
                        request.setProperty(CONTEXT, context);
                        nameTransaction(request);
                    }
                });
    }

    private void nameTransaction(ContainerRequestContext request) {
        Method method = resource == null ? null : resource.getResourceMethod();
        Class<?> type = resource == null ? null : resource.getResourceClass();
        if (method != null && type != null) {
            String template =
                    templates.computeIfAbsent(
                            method, key -> request.getMethod() + " " + PathTemplates.of(type, key));
            reporter.client().context().transaction(template);
        }
    }
}
