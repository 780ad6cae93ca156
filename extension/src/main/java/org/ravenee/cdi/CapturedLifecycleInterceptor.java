/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.interceptor.AroundConstruct;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import org.ravenee.cdi.internal.CapturedLifecycle;
import org.ravenee.cdi.internal.CapturedPolicy;

/**
 * The interceptor of {@link Captured} for constructors and lifecycle callbacks of a class; a class
 * of its own, as CDI wants interceptors of callbacks to be bound to classes alone. Applications
 * name it in {@code beans.xml}, beside {@link CapturedInterceptor}, with {@code
 * sentry.captured=beans.xml}.
 */
@CapturedLifecycle
@Interceptor
public class CapturedLifecycleInterceptor implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one bean; called by the container. */
    public CapturedLifecycleInterceptor() {}

    /**
     * Watches the construction of a bean.
     *
     * @param invocation the call
     * @throws Exception what the constructor throws
     */
    @AroundConstruct
    public void aroundConstruct(InvocationContext invocation) throws Exception {
        proceed(invocation, AroundConstruct.class);
    }

    /**
     * Watches the initialisation of a bean.
     *
     * @param invocation the call
     * @throws Exception what the callback throws
     */
    @PostConstruct
    public void postConstruct(InvocationContext invocation) throws Exception {
        proceed(invocation, PostConstruct.class);
    }

    /**
     * Watches the end of a bean.
     *
     * @param invocation the call
     * @throws Exception what the callback throws
     */
    @PreDestroy
    public void preDestroy(InvocationContext invocation) throws Exception {
        proceed(invocation, PreDestroy.class);
    }

    private void proceed(InvocationContext invocation, Class<? extends Annotation> callback)
            throws Exception {
        try {
            invocation.proceed();
        } catch (Throwable thrown) {
            CapturedPolicy.reportCallback(invocation, callback, thrown);
            throw thrown;
        }
    }
}
