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
import org.ravenee.cdi.CheckIn;

/**
 * Checks in for methods with {@link CheckIn} that are called as business methods. Timers call
 * {@link TimeoutInterceptor} instead.
 */
@ObservedCheckIns
@Interceptor
@Priority(WorkPriority.OUTERMOST)
public class CheckInInterceptor implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one bean; called by the container. */
    public CheckInInterceptor() {}

    /** Watches one call. */
    @AroundInvoke
    public @Nullable Object aroundInvoke(InvocationContext invocation) throws Exception {
        return MonitoredRun.call(
                invocation::proceed, () -> CheckIns.monitor(invocation), () -> null);
    }
}
