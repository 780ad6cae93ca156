/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Providers;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/**
 * Follows a request through JAX-RS: names the transaction after the resource, and once the answer
 * is known reports what was kept for it and adds the id of the event. First of the request filters
 * and last of the response filters.
 */
public final class RestFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String CONTEXT = "org.ravenee.jaxrs.context";
    private static final String HEADER = "X-Sentry-ID";

    private final Reporter reporter;
    private final Map<Class<?>, Map<Method, String>> names = new ConcurrentHashMap<>();

    /** Contexts that were begun here, where there are no servlets. */
    private final Set<RequestContext> own =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Spares the set's lock wherever there are servlets. */
    private volatile boolean withoutServlets;

    @Context private @Nullable ResourceInfo resource;
    @Context private @Nullable Providers providers;

    /** Serves one application. */
    public RestFilter(Reporter reporter) {
        this.reporter = reporter;
        reporter.addJsonbResolver(new ContextResolverJsonb(() -> providers));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        reporter.guard(
                () -> {
                    RequestContext context = current();
                    if (context == null) {
                        context = begin(request);
                    } else if (reporter.options().sendDefaultPii()) {
                        // Who signs in with JAX-RS alone is unknown to the servlet container.
                        RequestSource servlet = context.source(null);
                        context.source(new RestRequestSource(request, true, servlet));
                    }
                    if (context != null) {
                        request.setProperty(CONTEXT, context);
                        nameTransaction(request);
                    }
                });
    }

    /** The request that a servlet filter has begun on this thread. */
    private @Nullable RequestContext current() {
        RequestContext context = reporter.request();
        if (context != null && withoutServlets && own.contains(context)) {
            // Left behind by a request that was answered on another thread, or by no filter.
            context.detach();
            return reporter.request();
        }
        return context;
    }

    private @Nullable RequestContext begin(ContainerRequestContext request) {
        boolean personal = reporter.options().sendDefaultPii();
        RequestContext context = reporter.begin(new RestRequestSource(request, personal, null));
        if (context != null) {
            withoutServlets = true;
            own.add(context);
        }
        return context;
    }

    private void nameTransaction(ContainerRequestContext request) {
        Method method = resource == null ? null : resource.getResourceMethod();
        Class<?> type = resource == null ? null : resource.getResourceClass();
        if (method != null && type != null) {
            reporter.contexts().context().transaction(name(request, type, method));
        }
    }

    /** One name for each resource method, made once; HEAD is served by methods for GET. */
    private String name(ContainerRequestContext request, Class<?> type, Method method) {
        String verb = request.getMethod();
        if (ResourceClasses.path(type) == null) {
            // A sub-resource: where it was found is not written on the class.
            return verb + " " + PathTemplates.of(request.getUriInfo());
        }
        Map<Method, String> ofType = names.get(type);
        String known = ofType == null ? null : ofType.get(method);
        if (known != null && known.startsWith(verb)) {
            return known;
        }
        String name = verb + " " + PathTemplates.of(type, method);
        names.computeIfAbsent(type, key -> new ConcurrentHashMap<>()).putIfAbsent(method, name);
        return name;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(CONTEXT) instanceof RequestContext context) {
            reporter.guard(() -> answer(context, response));
            if (withoutServlets && own.remove(context)) {
                context.detach();
            }
        } else {
            // Nothing matched, so the request has no name; the servlet filter may have begun it.
            RequestContext context = current();
            if (context != null) {
                reporter.guard(() -> answer(context, response));
            }
        }
    }

    private void answer(RequestContext context, ContainerResponseContext response) {
        try (Scope scope = context.attach()) {
            reporter.answered(context, response.getStatus());
            EventId id = context.lastEventId();
            if (id.isPresent() && reporter.options().responseHeader()) {
                response.getHeaders().putSingle(HEADER, id.toString());
            }
        }
    }
}
