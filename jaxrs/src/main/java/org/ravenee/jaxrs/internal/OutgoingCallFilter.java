/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.util.Optional;
import java.util.function.Supplier;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;

/**
 * Adds a breadcrumb for each call to another service: method, address without credentials and query
 * string, status or reason of the failure, and duration. Calls to the hosts of {@code
 * sentry.trace-propagation-targets} get the headers of the trace. The last of the request filters,
 * after the headers of all others are set, and the first of the response filters.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Integer.MAX_VALUE)
public final class OutgoingCallFilter implements ClientRequestFilter, ClientResponseFilter {

    private final Supplier<Optional<Reporter>> current;

    /**
     * Creates the filter of one JAX-RS client; called by RESTEasy, which finds the class in {@code
     * META-INF/services/jakarta.ws.rs.ext.Providers}.
     */
    public OutgoingCallFilter() {
        this(Reporters::current);
    }

    /**
     * Creates the filter of one JAX-RS client.
     *
     * @param current finds the reporter of the caller: a client may be made by a library of an EAR
     *     that several applications use
     */
    OutgoingCallFilter(Supplier<Optional<Reporter>> current) {
        this.current = current;
    }

    @Override
    public void filter(ClientRequestContext request) {
        current.get().ifPresent(reporter -> reporter.guard(() -> begin(reporter, request)));
    }

    private static void begin(Reporter reporter, ClientRequestContext request) {
        OutgoingCall call = OutgoingCall.begin(reporter, request);
        try (Scope scope = call.attach()) {
            TraceHeaders.add(reporter, request);
        }
        ResteasyEngineProxy.observe(request);
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        OutgoingCall.responded(request, response.getStatus());
    }
}
