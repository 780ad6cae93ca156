/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.ServedRequest;

/**
 * Gets every failure of a request before Jersey looks up the mapper, on every thread. Classes of
 * Jersey applications are often no beans, so that no interceptor gets their exceptions.
 */
final class JerseyRequestListener implements ApplicationEventListener, RequestEventListener {

    private static final String WRAPPER =
            "org.glassfish.jersey.server.internal.process.MappableException";

    private final Reporter reporter;

    JerseyRequestListener(Reporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public void onEvent(ApplicationEvent event) {
        // Events of the application have no request.
    }

    @Override
    public RequestEventListener onRequest(RequestEvent event) {
        return this;
    }

    @Override
    public void onEvent(RequestEvent event) {
        if (event.getType() == RequestEvent.Type.ON_EXCEPTION) {
            reporter.guard(() -> report(event));
        }
    }

    /** Returns the exception inside of Jersey's own wrapper, as Jersey does for mappers. */
    private static @Nullable Throwable unwrapped(@Nullable Throwable thrown) {
        return thrown != null && thrown.getClass().getName().equals(WRAPPER)
                ? thrown.getCause()
                : thrown;
    }

    private void report(RequestEvent event) {
        Throwable thrown = unwrapped(event.getException());
        if (thrown == null
                || !(event.getContainerRequest().getProperty(ServedRequest.ATTRIBUTE)
                        instanceof ServedRequest request)) {
            return;
        }
        try (Scope scope = request.context().attach()) {
            if (event.getExceptionCause() == RequestEvent.ExceptionCause.MAPPED_RESPONSE) {
                // Writing the response to an earlier failure has failed.
                reporter.reportDeferred(request.context(), 500);
            }
            ResponseReporting.report(reporter, request, thrown);
        }
    }
}
