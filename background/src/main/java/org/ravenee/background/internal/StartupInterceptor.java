/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;

/**
 * Reports exceptions of {@code @PostConstruct} methods of singletons and {@code @Startup} beans.
 *
 * <p>A lifecycle interceptor is the seam: the failure ends the deployment or the first call of the
 * bean, often wrapped, and no listener of the platform is told of it.
 */
@ObservedStartup
@Interceptor
@Priority(WorkPriority.OUTERMOST)
public class StartupInterceptor implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one bean; called by the container. */
    public StartupInterceptor() {}

    /** Watches the initialisation of a bean. */
    @PostConstruct
    public void postConstruct(InvocationContext invocation) throws Exception {
        new BackgroundWork(() -> "startup " + WorkNames.simpleName(WorkNames.typeOf(invocation)))
                .call(invocation::proceed, BackgroundWork.reportAs("auto.cdi.startup"));
    }
}
