/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.ext.RuntimeDelegate;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.RequestContext;

/**
 * Finds the current request, for callers that have no object of the request. Another thread than
 * the one that began the request may respond, in a copy of the context.
 */
final class CurrentRequest {

    private static final String RESTEASY = "org.jboss.resteasy.";

    private CurrentRequest() {}

    /**
     * Finds the request, first where the implementation keeps it, then on the calling thread.
     *
     * @return the request, or null if there is none or its layer is not active
     */
    static @Nullable ServedRequest of(Reporter reporter) {
        ServedRequest request = ofResteasy();
        if (request == null) {
            RequestContext context = reporter.request();
            request = context == null ? null : new ServedRequest(context);
        }
        return request;
    }

    /**
     * Makes the context of the request that of the calling thread.
     *
     * @return a scope that restores the previous context of the thread
     */
    static Scope attach(Reporter reporter) {
        try {
            ServedRequest request = of(reporter);
            return request == null || request.context() == reporter.request()
                    ? () -> {}
                    : request.context().attach();
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return () -> {};
        }
    }

    /**
     * RESTEasy binds the request to each thread that responds. Its classes are used by reflection,
     * as some servers hide them from applications.
     */
    private static @Nullable ServedRequest ofResteasy() {
        try {
            RuntimeDelegate delegate = RuntimeDelegate.getInstance();
            if (!JaxrsImplementation.RESTEASY.provides(delegate)) {
                return null;
            }
            ClassLoader loader = delegate.getClass().getClassLoader();
            Class<?> type = Class.forName(RESTEASY + "spi.HttpRequest", false, loader);
            Object request =
                    Class.forName(RESTEASY + "core.ResteasyContext", false, loader)
                            // A client that the request uses has a level of its own.
                            .getMethod("searchContextData", Object.class)
                            .invoke(null, type);
            return request != null
                            && type.getMethod("getAttribute", String.class)
                                            .invoke(request, ServedRequest.ATTRIBUTE)
                                    instanceof ServedRequest served
                    ? served
                    : null;
        } catch (ReflectiveOperationException | RuntimeException e) {
            // another RESTEasy than those that are known, or a request that has ended
            return null;
        }
    }
}
