/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A request with the methods that are called for a request that does not fail. They allocate
 * nothing. All other methods throw.
 *
 * <p>Asynchronous processing is supported, as it is for JAX-RS: there, the filter has more to do.
 */
final class StubRequest extends HttpServletRequestWrapper {

    private @Nullable Object attribute;

    StubRequest() {
        super(Unknown.of(HttpServletRequest.class));
    }

    /** An implementation of which all methods throw. */
    static final class Unknown {

        private Unknown() {}

        static <T> T of(Class<T> type) {
            return type.cast(
                    Proxy.newProxyInstance(
                            type.getClassLoader(),
                            new Class<?>[] {type},
                            (proxy, method, arguments) -> {
                                throw new UnsupportedOperationException(method.toString());
                            }));
        }
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public String getMethod() {
        return "POST";
    }

    @Override
    public String getRequestURI() {
        return "/shop/orders";
    }

    /** Holds one attribute, which is all that either side needs. */
    @Override
    public void setAttribute(String name, Object value) {
        attribute = value;
    }

    @Override
    @SuppressWarnings("NullAway") // the specification returns null, its API does not say so
    public Object getAttribute(String name) {
        return attribute;
    }

    @Override
    public boolean isAsyncSupported() {
        return true;
    }

    @Override
    public boolean isAsyncStarted() {
        return false;
    }
}
