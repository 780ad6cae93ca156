/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Reports exceptions of the methods of WebSocket endpoints.
 *
 * <p>An interceptor is the seam that leaves the endpoint as it is: an {@code @OnError} method is
 * the application's, and an endpoint has one at most. It sees endpoints that are CDI beans.
 */
@ObservedWebSocket
@Interceptor
@Priority(WorkPriority.OUTERMOST)
public class WebSocketInterceptor implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one endpoint; called by the container. */
    public WebSocketInterceptor() {}

    /** Watches a method of an endpoint. */
    @AroundInvoke
    public @Nullable Object aroundInvoke(InvocationContext invocation) throws Exception {
        return new BackgroundWork(() -> "websocket " + WorkNames.of(invocation))
                .call(invocation::proceed, BackgroundWork.reportAs("auto.websocket.endpoint"));
    }
}
