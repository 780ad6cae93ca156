/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.ravenee.spi.RequestContext;

/**
 * Binds requests to the Vert.x context that Quarkus makes for each of them and carries to worker
 * threads, executors and continuations.
 */
final class VertxRequests {

    private static final String KEY = "org.ravenee.quarkus.request";

    private VertxRequests() {}

    /** Makes a request that of the current Vert.x context. */
    static void bind(RequestContext request) {
        Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            context.putLocal(KEY, request);
        }
    }

    /**
     * Returns the request of the current Vert.x context, else that of the scope of requests, or
     * null. Quarkus REST resumes a request on a thread that has its scope, but not its context.
     */
    static @Nullable RequestContext current() {
        Context context = Vertx.currentContext();
        RequestContext request =
                context != null && VertxContext.isDuplicatedContext(context)
                        ? context.getLocal(KEY)
                        : null;
        return request == null ? ofScope() : request;
    }

    private static @Nullable RequestContext ofScope() {
        ArcContainer container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return null;
        }
        CurrentVertxRequest current = container.instance(CurrentVertxRequest.class).get();
        RoutingContext routing = current == null ? null : current.getCurrent();
        VertxExchange exchange = routing == null ? null : VertxExchange.of(routing);
        return exchange == null ? null : exchange.context();
    }
}
