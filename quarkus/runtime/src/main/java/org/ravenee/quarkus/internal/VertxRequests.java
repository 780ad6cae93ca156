/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
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

    /** Returns the request of the current Vert.x context, or null. */
    static @Nullable RequestContext current() {
        Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context)
                ? context.getLocal(KEY)
                : null;
    }
}
