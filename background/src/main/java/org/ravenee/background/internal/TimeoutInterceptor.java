/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Reporter;

/**
 * Reports exceptions of timer methods, and checks in for them: {@code @Schedule}, {@code @Timeout}
 * and methods that a deployment descriptor names.
 *
 * <p>{@code @AroundTimeout} is the seam that Jakarta Interceptors has for timers. It is bound to
 * the class, because a deployment descriptor may make any method a timeout method; calls of
 * business methods do not pass this interceptor. Runs outside of {@code @Transactional}, so that a
 * failing commit is reported, too.
 */
@ObservedTimeouts
@Interceptor
@Priority(WorkPriority.OUTERMOST)
public class TimeoutInterceptor implements Serializable {

    private static final String MECHANISM = "auto.ejb.timer";

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one bean; called by the container. */
    public TimeoutInterceptor() {}

    /** Watches a timeout method. */
    @AroundTimeout
    public @Nullable Object aroundTimeout(InvocationContext invocation) throws Exception {
        return MonitoredRun.call(
                () -> reporting(invocation),
                () -> CheckIns.monitor(invocation),
                () -> TimerSchedule.of(invocation.getTimer(), CheckIns.of(invocation)));
    }

    private static @Nullable Object reporting(InvocationContext invocation) throws Exception {
        return new BackgroundWork(() -> name(invocation), () -> id(invocation))
                .call(
                        invocation::proceed,
                        (thrown, reporter) -> report(invocation, thrown, reporter));
    }

    private static void report(InvocationContext invocation, Throwable thrown, Reporter reporter) {
        String id = id(invocation);
        if (id == null) {
            reporter.report(thrown, MECHANISM);
        } else {
            reporter.reportFirst(id, thrown, MECHANISM, event -> {});
        }
    }

    /** Containers try a failed timer again, often at once: that is the same work. */
    private static @Nullable String id(InvocationContext invocation) {
        Object timer = invocation.getTimer();
        return timer == null ? null : name(invocation) + " " + TimerAttempts.id(timer);
    }

    private static String name(InvocationContext invocation) {
        return "schedule " + WorkNames.of(invocation);
    }
}
