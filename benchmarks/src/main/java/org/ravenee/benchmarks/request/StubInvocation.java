/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.request;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A call of a business method; only a failing one needs the other methods. */
final class StubInvocation implements InvocationContext {

    private final Callable<Object> method;

    StubInvocation(Callable<Object> method) {
        this.method = method;
    }

    @Override
    public Object proceed() throws Exception {
        return method.call();
    }

    @Override
    public Object getTarget() {
        return this;
    }

    @Override
    @SuppressWarnings("NullAway") // null where it is no timer
    public @Nullable Object getTimer() {
        return null;
    }

    @Override
    public Method getMethod() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Constructor<?> getConstructor() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object[] getParameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setParameters(Object[] parameters) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> getContextData() {
        throw new UnsupportedOperationException();
    }
}
