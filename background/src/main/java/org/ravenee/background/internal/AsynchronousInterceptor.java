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
 * Reports exceptions of asynchronous methods: those of enterprise beans, and those with {@code
 * jakarta.enterprise.concurrent.Asynchronous}.
 *
 * <p>Interceptors of such methods run on the thread that does the work, which no other seam of the
 * platform offers. The caller of a method with a result receives the failure with the {@code
 * Future}. The container's {@code Future} does not show whether a caller has asked for the result.
 * So such a failure is reported after some time, unless the caller let it escape and it was
 * reported meanwhile.
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
