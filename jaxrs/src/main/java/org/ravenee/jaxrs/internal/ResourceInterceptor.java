/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.cdi.spi.ServedRequest;

/**
 * Reports exceptions of resources before any mapper gets them, and exceptions that mappers get from
 * elsewhere. Outermost of all interceptors, so that an exception at the commit of a transaction is
 * reported, too.
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
        replaceAsyncResponse(invocation);
        Object result;
        try {
            result = invocation.proceed();
        } catch (Throwable thrown) {
            try {
                report(thrown);
            } catch (LinkageError e) {
                // No class can be loaded any more once the application is undeployed.
            }
            throw thrown;
        }
        return result instanceof CompletionStage<?> stage ? observe(invocation, stage) : result;
    }

    /** Filters, readers and sub-resources are no beans: only the mapper gets their exceptions. */
    private @Nullable Object aroundMapper(InvocationContext invocation) throws Exception {
        Object[] parameters = invocation.getParameters();
        Reporter reporter = Reporters.current().orElse(null);
        if (reporter == null
                || parameters.length != 1
                || !(parameters[0] instanceof Throwable thrown)
                || isSeenElsewhere(reporter)) {
            return invocation.proceed();
        }
        return ResponseReporting.respond(reporter, thrown, invocation::proceed);
    }

    /** On a thread without the request, a failure is left to the listener that has the request. */
    private static boolean isSeenElsewhere(Reporter reporter) {
        try {
            return reporter.request() == null && FailureObservers.seeEverything();
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    private static void replaceAsyncResponse(InvocationContext invocation) {
        Object[] parameters = invocation.getParameters();
        for (int i = 0; parameters != null && i < parameters.length; i++) {
            if (parameters[i] instanceof AsyncResponse response
                    && !(response instanceof ReportingAsyncResponse)) {
                AsyncResponse reporting = reporting(response);
                if (reporting != response) {
                    parameters[i] = reporting;
                    invocation.setParameters(parameters);
                }
            }
        }
    }

    private static AsyncResponse reporting(AsyncResponse response) {
        try {
            Reporter reporter = Reporters.current().orElse(null);
            ServedRequest request = reporter == null ? null : CurrentRequest.of(reporter);
            return reporter == null || request == null
                    ? response
                    : ReportingAsyncResponse.of(response, reporter, request);
        } catch (RuntimeException | LinkageError e) {
            return response;
        }
    }

    /** If observing fails, the resource has succeeded all the same. */
    private Object observe(InvocationContext invocation, CompletionStage<?> stage) {
        try {
            Reporter reporter = Reporters.current().orElse(null);
            if (reporter == null) {
                return stage;
            }
            return ObservedStage.of(
                    stage,
                    invocation.getMethod().getReturnType(),
                    reporter,
                    () -> reportingLate(reporter));
        } catch (RuntimeException | LinkageError e) {
            return stage;
        }
    }

    private static Consumer<Throwable> reportingLate(Reporter reporter) {
        ServedRequest request = CurrentRequest.of(reporter);
        return thrown ->
                reporter.guard(() -> ResponseReporting.reportLate(reporter, request, thrown));
    }

    /** The mappers decide about the status of the response, and the status about the report. */
    private static void report(Throwable thrown) {
        Reporters.current()
                .ifPresent(
                        reporter ->
                                reporter.guard(
                                        () ->
                                                ResponseReporting.report(
                                                        reporter,
                                                        CurrentRequest.of(reporter),
                                                        thrown)));
    }
}
