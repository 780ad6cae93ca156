/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.ravenee.EventId;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

/** Knows the answer: reports what was kept for it, and adds the id of the event. */
public final class ResponseFilter implements ContainerResponseFilter {

    private static final String HEADER = "X-Sentry-ID";

    private final Reporter reporter;

    /** Serves one application. */
    public ResponseFilter(Reporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(RequestFilter.CONTEXT) instanceof RequestContext context) {
            reporter.guard(() -> answer(context, response));
            if (request.getProperty(RequestFilter.OWN) != null) {
                context.source(null);
                context.detach();
            }
        } else {
            RequestContext current = reporter.request();
            if (current != null) {
                // Nothing matched, so no request filter ran.
                reporter.guard(() -> answer(current, response));
            }
        }
    }

    private void answer(RequestContext context, ContainerResponseContext response) {
        try (Scope scope = context.attach()) {
            reporter.answered(context, response.getStatus());
            EventId id = context.lastEventId();
            if (id.isPresent() && reporter.options().responseHeader()) {
                response.getHeaders().putSingle(HEADER, id.toString());
            }
        }
    }
}
