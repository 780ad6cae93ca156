/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.glassfish.jersey.client.spi.PostInvocationInterceptor;
import org.glassfish.jersey.client.spi.PreInvocationInterceptor;
import org.ravenee.cdi.spi.Reporter;

/**
 * Begins a call on the thread of its caller, before an asynchronous call moves to the pool of the
 * client, and ends a call without a response, for which Jersey calls no filter.
 */
final class JerseyInvocationInterceptor
        implements PreInvocationInterceptor, PostInvocationInterceptor {

    private final Supplier<Optional<Reporter>> current;

    JerseyInvocationInterceptor(Supplier<Optional<Reporter>> current) {
        this.current = current;
    }

    @Override
    public void beforeRequest(ClientRequestContext request) {
        current.get()
                .ifPresent(reporter -> reporter.guard(() -> OutgoingCall.begin(reporter, request)));
    }

    @Override
    public void afterRequest(ClientRequestContext request, ClientResponseContext response) {
        // The response filter has the status before other filters change it.
    }

    @Override
    public void onException(ClientRequestContext request, ExceptionContext exception) {
        Throwable thrown = exception.getThrowables().peekFirst();
        if (thrown != null) {
            OutgoingCall.failed(request, thrown);
        }
    }
}
