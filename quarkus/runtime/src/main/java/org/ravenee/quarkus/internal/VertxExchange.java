/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.RequestContext;

/** A request that Vert.x serves. */
final class VertxExchange extends ServedRequest {

    private final RoutingContext routing;
    private volatile @Nullable Throwable seen;
    private volatile @Nullable Supplier<String> route;

    VertxExchange(RoutingContext routing, RequestContext context) {
        super(context);
        this.routing = routing;
    }

    static @Nullable VertxExchange of(RoutingContext routing) {
        return routing.get(ATTRIBUTE) instanceof VertxExchange exchange ? exchange : null;
    }

    /** Notes a failure that a layer above Vert.x has given to the reporter. */
    void seen(Throwable failure) {
        seen = failure;
    }

    /** Quarkus REST wraps exceptions of input and output for its log. */
    boolean isSeen(Throwable failure) {
        Throwable known = seen;
        return known != null && (known == failure || known == failure.getCause());
    }

    /**
     * Sets the route that a layer above Vert.x has matched.
     *
     * @param matched makes its template
     */
    void route(Supplier<String> matched) {
        route = matched;
    }

    /** Returns the template of the matched route; null if only Vert.x knows the request. */
    @Nullable Supplier<String> route() {
        return route;
    }

    @Override
    public boolean isCommitted() {
        return routing.response().headWritten();
    }
}
