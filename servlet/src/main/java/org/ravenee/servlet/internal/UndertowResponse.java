/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.reflect.Proxy;

/**
 * The response of Undertow. Undertow clears all headers before it makes its own error page for an
 * exception; a header that is set when the response is committed stays.
 *
 * <p>Classes of Undertow are used by reflection, as WildFly hides them from applications.
 */
final class UndertowResponse {

    private static final String REQUEST = "io.undertow.servlet.spec.HttpServletRequestImpl";
    private static final String LISTENER = "io.undertow.server.ResponseCommitListener";

    private UndertowResponse() {}

    /** Runs work before the response to a request is committed; for Undertow only. */
    static void beforeCommit(ServletRequest request, Runnable work) {
        ServletRequest ofContainer = request;
        while (ofContainer instanceof ServletRequestWrapper wrapper) {
            ofContainer = wrapper.getRequest();
        }
        if (!ofContainer.getClass().getName().equals(REQUEST)) {
            return;
        }
        try {
            Object exchange = ofContainer.getClass().getMethod("getExchange").invoke(ofContainer);
            Class<?> type = exchange.getClass();
            Class<?> listener = Class.forName(LISTENER, false, type.getClassLoader());
            Object added =
                    Proxy.newProxyInstance(
                            listener.getClassLoader(),
                            new Class<?>[] {listener},
                            (proxy, method, arguments) -> {
                                work.run();
                                return null;
                            });
            type.getMethod("addResponseCommitListener", listener).invoke(exchange, added);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Another Undertow than those that are known, or the response has begun.
        }
    }
}
