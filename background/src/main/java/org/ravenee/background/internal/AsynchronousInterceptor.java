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
import org.ravenee.cdi.spi.Reporter;

/**
 * Reports what asynchronous methods throw: those of enterprise beans, and of {@code
 * jakarta.enterprise.concurrent.Asynchronous}.
 *
 * <p>Interceptors of such methods run on the thread that does the work, which no other seam of the
 * platform offers. The failure of a method with a result belongs to the caller, who receives it
 * with the {@code Future}; the container's {@code Future} does not tell whether it is asked. So
 * that failure is reported after some time, unless it has been reported meanwhile because the
 * caller let it escape.
 */
@ObservedAsynchronous
@Interceptor
@Priority(WorkPriority.OUTERMOST)
public class AsynchronousInterceptor implements Serializable {

    private static final String MECHANISM = "auto.ejb.asynchronous";

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one bean; called by the container. */
    public AsynchronousInterceptor() {}

    /** Watches an asynchronous method. */
    @AroundInvoke
    public @Nullable Object aroundInvoke(InvocationContext invocation) throws Exception {
        boolean hasResult = invocation.getMethod().getReturnType() != void.class;
        return new BackgroundWork(() -> WorkNames.of(invocation))
                .call(
                        invocation::proceed,
                        hasResult
                                ? AsynchronousInterceptor::handOver
                                : BackgroundWork.reportAs(MECHANISM));
    }

    private static void handOver(Throwable thrown, Reporter reporter) {
        reporter.handOver(thrown, MECHANISM);
    }
}
