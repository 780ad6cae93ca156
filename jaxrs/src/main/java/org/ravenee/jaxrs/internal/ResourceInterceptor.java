/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;

/**
 * Sees what resources throw before any mapper does, and what mappers are given that no resource
 * threw. Outermost of all interceptors, so that what an intercepted transaction throws at its
 * commit is seen too.
 */
@ObservedResource
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class ResourceInterceptor implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one resource or mapper; called by the container. */
    public ResourceInterceptor() {}

    /** Watches a call. */
    @AroundInvoke
    public @Nullable Object aroundInvoke(InvocationContext invocation) throws Exception {
        if (invocation.getTarget() instanceof ExceptionMapper<?>) {
            return aroundMapper(invocation);
        }
        Object result;
        try {
            result = invocation.proceed();
        } catch (Throwable thrown) {
            seen(thrown);
            throw thrown;
        }
        return result instanceof CompletionStage<?> stage ? observe(invocation, stage) : result;
    }

    /** Filters, readers and sub-resources are no beans: what they throw is seen in the mapper. */
    private @Nullable Object aroundMapper(InvocationContext invocation) throws Exception {
        Object[] parameters = invocation.getParameters();
        Reporter reporter = Reporters.current().orElse(null);
        if (reporter == null
                || parameters.length != 1
                || !(parameters[0] instanceof Throwable thrown)) {
            return invocation.proceed();
        }
        return ResponseReporting.respond(reporter, thrown, invocation::proceed);
    }

    /** If observing fails, the resource has succeeded all the same. */
    private Object observe(InvocationContext invocation, CompletionStage<?> stage) {
        try {
            Reporter reporter = Reporters.current().orElse(null);
            return reporter == null
                    ? stage
                    : ObservedStage.of(
                            stage,
                            invocation.getMethod().getReturnType(),
                            reporter,
                            thrown -> seen(thrown, reporter));
        } catch (RuntimeException | LinkageError e) {
            return stage;
        }
    }

    private static void seen(Throwable thrown) {
        Reporters.current().ifPresent(reporter -> seen(thrown, reporter));
    }

    /** Whether it is reported is up to the answer, and the answer up to the mappers. */
    private static void seen(Throwable thrown, Reporter reporter) {
        reporter.guard(() -> ResponseReporting.report(reporter, thrown));
    }
}
