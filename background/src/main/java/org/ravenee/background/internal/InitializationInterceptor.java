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
 * Reports exceptions of {@code init} of servlets and filters, and of {@code contextInitialized}.
 *
 * <p>Such a failure ends the deployment or a request, and no listener of the platform is told of
 * it.
 */
@ObservedInitialization
@Interceptor
@Priority(WorkPriority.OUTERMOST)
public class InitializationInterceptor implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one component; called by the container. */
    public InitializationInterceptor() {}

    /** Watches the initialisation of a component. */
    @AroundInvoke
    public @Nullable Object aroundInvoke(InvocationContext invocation) throws Exception {
        return new BackgroundWork(
                        () -> "startup " + WorkNames.simpleName(WorkNames.typeOf(invocation)))
                .call(invocation::proceed, BackgroundWork.reportAs("auto.servlet.startup"));
    }
}
