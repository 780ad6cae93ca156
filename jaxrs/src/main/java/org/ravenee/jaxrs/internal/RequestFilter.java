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
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

/**
 * Names the transaction after the resource, and keeps the request's context where others find it.
 */
public final class RequestFilter implements ContainerRequestFilter {

    static final String CONTEXT = "org.ravenee.jaxrs.context";

    /** Set where the context ends with the answer, as no servlet filter will end it. */
    static final String OWN = "org.ravenee.jaxrs.own-context";

    private final Reporter reporter;
    private final Map<Method, String> names = new ConcurrentHashMap<>();

    /** Contexts that were begun here; empty wherever there are servlets. */
    private final Set<RequestContext> own =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

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
                    if (context != null && own.contains(context)) {
                        // Left behind by a request that no response filter saw the end of.
                        context.detach();
                        context = null;
                    }
                    if (context == null) {
                        context = begin(request);
                    }
                    if (context != null) {
                        request.setProperty(CONTEXT, context);
                        nameTransaction(request);
                    }
                });
    }

    /** No servlet filter has begun the request: there are no servlets here. */
    private @Nullable RequestContext begin(ContainerRequestContext request) {
        boolean personal = reporter.options().sendDefaultPii();
        RequestContext context = reporter.begin(new RestRequestSource(request, personal));
        if (context != null) {
            own.add(context);
            request.setProperty(OWN, true);
        }
        return context;
    }

    private void nameTransaction(ContainerRequestContext request) {
        Method method = resource == null ? null : resource.getResourceMethod();
        Class<?> type = resource == null ? null : resource.getResourceClass();
        if (method != null && type != null) {
            reporter.client().context().transaction(name(request.getMethod(), type, method));
        }
    }

    /** One name for each resource method, made once; HEAD is served by methods for GET. */
    private String name(String verb, Class<?> type, Method method) {
        String known = names.get(method);
        if (known != null && known.startsWith(verb)) {
            return known;
        }
        String name = verb + " " + PathTemplates.of(type, method);
        names.putIfAbsent(method, name);
        return name;
    }
}
