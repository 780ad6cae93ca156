/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.TransientReference;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.WebApplicationException;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.CompletionStage;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.Failures;

/**
 * Sees what resources throw before any mapper does. Outermost of all interceptors, so that what a
 * transaction throws at its commit is seen too.
 */
@ObservedResource
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class ResourceInterceptor implements Serializable {

    static final String MECHANISM = "auto.http.jaxrs";

    @Serial private static final long serialVersionUID = 1L;

    private transient Reporter reporter;

    /** Watches one resource. */
    @Inject
    public ResourceInterceptor(@TransientReference Reporter reporter) {
        this.reporter = reporter;
    }

    /** Watches a call. */
    @AroundInvoke
    public Object aroundInvoke(InvocationContext invocation) throws Exception {
        Object result;
        try {
            result = invocation.proceed();
        } catch (Throwable thrown) {
            reporter().guard(() -> seen(thrown));
            throw thrown;
        }
        if (result instanceof CompletionStage<?> stage) {
            return ObservedStage.of(
                    stage, invocation.getMethod().getReturnType(), reporter(), this::seen);
        }
        return result;
    }

    /**
     * The answer of a web application exception is known; that of others is the mappers' affair.
     */
    private void seen(Throwable thrown) {
        if (Failures.unwrap(thrown) instanceof WebApplicationException answer) {
            if (reporter().options().reportsStatus(answer.getResponse().getStatus())) {
                reporter().report(thrown, MECHANISM);
            }
        } else {
            reporter().reportByAnswer(thrown, MECHANISM);
        }
    }

    private Reporter reporter() {
        Reporter present = reporter;
        if (present == null) {
            present = Reporter.current();
            reporter = present;
        }
        return present;
    }
}
