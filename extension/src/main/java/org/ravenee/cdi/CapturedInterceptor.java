/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.internal.CapturedPolicy;
import org.ravenee.cdi.internal.Futures;

/**
 * The interceptor of {@link Captured}. Applications name it in {@code beans.xml} with {@code
 * sentry.captured=beans.xml}, and otherwise have no use for it.
 *
 * <p>A call that does not fail costs nothing but the interception itself: everything about the
 * annotation is looked up when something was thrown.
 */
@Captured
@Interceptor
public class CapturedInterceptor implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * The class of the latest result that was not asynchronous. Before JDK 23 {@code instanceof} is
     * slow for a class that does not implement the interface, and the results of one bean are often
     * of one class. Not synchronised: every class that is stored here is not asynchronous.
     */
    private transient @Nullable Class<?> plain;

    /** Creates the interceptor of one bean; called by the container. */
    public CapturedInterceptor() {}

    /**
     * Watches a business, observer or timeout method.
     *
     * @param invocation the call
     * @return the result of the call
     * @throws Exception what the call throws
     */
    @AroundInvoke
    @AroundTimeout
    public Object aroundInvoke(InvocationContext invocation) throws Exception {
        Object result;
        try {
            result = invocation.proceed();
        } catch (Throwable thrown) {
            try {
                CapturedPolicy.report(invocation, thrown);
            } catch (LinkageError e) {
                // No class can be loaded any more once the application is undeployed.
            }
            throw thrown;
        }
        if (result == null || result.getClass() == plain) {
            return result;
        }
        if (result instanceof CompletionStage<?> || result instanceof Future<?>) {
            return watch(invocation, result);
        }
        plain = result.getClass();
        return result;
    }

    /** If watching fails, the call has succeeded all the same. */
    private Object watch(InvocationContext invocation, Object result) {
        try {
            return Futures.watch(
                    result,
                    invocation.getMethod().getReturnType(),
                    () -> CapturedPolicy.reportLater(invocation));
        } catch (RuntimeException | LinkageError e) {
            return result;
        }
    }
}
