/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.RequestContext;

/** A request that Vert.x serves. */
final class VertxExchange extends ServedRequest {

    private final RoutingContext routing;
    private volatile @Nullable Throwable seen;

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

    boolean isSeen(Throwable failure) {
        return seen == failure;
    }

    @Override
    public boolean isCommitted() {
        return routing.response().headWritten();
    }
}
