/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.OutgoingTrace;

/**
 * Adds the headers that continue a trace to an outgoing call. Headers that the application or
 * another library has set stay as they are.
 */
final class TraceHeaders {

    private static final String SENTRY_TRACE = "sentry-trace";
    private static final String TRACEPARENT = "traceparent";
    private static final String BAGGAGE = "baggage";

    private TraceHeaders() {}

    static void add(Reporter reporter, ClientRequestContext call) {
        List<String> targets = reporter.options().tracePropagationTargets();
        if (targets.isEmpty() || !new TraceTargets(targets).include(call.getUri())) {
            return;
        }
        MultivaluedMap<String, Object> headers = call.getHeaders();
        if (headers.containsKey(SENTRY_TRACE)) {
            return;
        }
        OutgoingTrace trace = reporter.contexts().outgoingTrace(reporter.options());
        headers.putSingle(SENTRY_TRACE, trace.sentryTrace());
        headers.add(BAGGAGE, trace.baggage());
        if (!headers.containsKey(TRACEPARENT)) {
            headers.putSingle(TRACEPARENT, trace.traceparent());
        }
    }
}
