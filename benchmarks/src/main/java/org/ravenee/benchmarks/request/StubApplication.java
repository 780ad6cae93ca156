/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.request;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;

/** A web application with a class loader and without attributes. */
final class StubApplication {

    private StubApplication() {}

    static FilterConfig filterConfig() {
        ServletContext context = stub(ServletContext.class, StubApplication.class.getClassLoader());
        return stub(FilterConfig.class, context);
    }

    /** Returns an object whose methods return a value if it is of their type, else null. */
    private static <T> T stub(Class<T> type, Object value) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                method.getReturnType() != Object.class
                                                && method.getReturnType().isInstance(value)
                                        ? value
                                        : null));
    }
}
