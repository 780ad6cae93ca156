/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.ServedRequest;

/**
 * Recognises request bodies that a parser refuses. If the server responds with 500 to such a body,
 * the event has a fingerprint of its own: the fault is the caller's. The first of all interceptors.
 */
// An annotation, because Jersey ignores a negative priority of a registration.
@Priority(Integer.MIN_VALUE)
final class ReportingReaderInterceptor implements ReaderInterceptor {

    private static final String FINGERPRINT = "malformed request body";

    private final Reporter reporter;

    ReportingReaderInterceptor(Reporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (IOException | RuntimeException thrown) {
            if (MalformedBody.isReason(thrown)
                    && context.getProperty(ServedRequest.ATTRIBUTE)
                            instanceof ServedRequest served) {
                reporter.guard(() -> keep(served, thrown));
            }
            throw thrown;
        }
    }

    private void keep(ServedRequest served, Throwable thrown) {
        try (Scope scope = served.context().attach()) {
            reporter.reportOnResponse(
                    served.context(),
                    thrown,
                    ResponseReporting.MECHANISM,
                    event -> event.fingerprint(FINGERPRINT));
        }
    }
}
