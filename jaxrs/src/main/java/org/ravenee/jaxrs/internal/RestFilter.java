/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Providers;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.EventIdHeader;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/**
 * Follows a request through JAX-RS: names the transaction after the resource, and once the status
 * of the response is known reports the deferred failure and adds the id of the event. First of the
 * request filters and last of the response filters.
 */
// An annotation, because Jersey ignores a negative priority of a registration.
@Priority(Integer.MIN_VALUE)
public final class RestFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final Reporter reporter;
    private final ResourceRoutes routes = new ResourceRoutes();

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
                    ServedRequest served = served(request);
                    if (served == null) {
                        served = begin(request);
                    } else if (reporter.options().sendDefaultPii()) {
                        // The servlet container does not know a user that JAX-RS alone has
                        // authenticated.
                        RequestSource servlet = served.context().source(null);
                        served.context().source(new RestRequestSource(request, true, servlet));
                    }
                    nameTransaction(request, served);
                });
    }

    /** Finds the request that a servlet filter has begun. */
    private @Nullable ServedRequest served(ContainerRequestContext request) {
        if (request.getProperty(ServedRequest.ATTRIBUTE) instanceof ServedRequest served) {
            return served;
        }
        RequestContext context = reporter.request();
        if (context != null && withoutServlets && own.contains(context)) {
            // The context of an earlier request whose response came from another thread, or without
            // filters.
            context.detach();
            context = reporter.request();
        }
        return context == null ? null : new ServedRequest(context);
    }

    private ServedRequest begin(ContainerRequestContext request) {
        boolean personal = reporter.options().sendDefaultPii();
        RequestContext context = reporter.begin(new RestRequestSource(request, personal, null));
        withoutServlets = true;
        own.add(context);
        ServedRequest served = new ServedRequest(context);
        request.setProperty(ServedRequest.ATTRIBUTE, served);
        return served;
    }

    private void nameTransaction(ContainerRequestContext request, ServedRequest served) {
        Method method = resource == null ? null : resource.getResourceMethod();
        Class<?> type = resource == null ? null : resource.getResourceClass();
        if (method != null && type != null) {
            String route = routes.route(request.getUriInfo(), served.contextPath(), type, method);
            // HEAD is served by methods for GET.
            reporter.contexts().context().transaction(request.getMethod() + " " + route);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ServedRequest served = served(request);
        if (served != null) {
            reporter.guard(() -> respond(served, response));
            if (withoutServlets && own.remove(served.context())) {
                served.context().detach();
            }
        }
    }

    private void respond(ServedRequest served, ContainerResponseContext response) {
        RequestContext context = served.context();
        served.recordStatus(response.getStatus());
        try (Scope scope = context.attach()) {
            reporter.reportDeferred(context, response.getStatus());
            String id = EventIdHeader.value(context, reporter);
            if (id != null) {
                response.getHeaders().putSingle(EventIdHeader.NAME, id);
            }
        }
    }
}
