/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.InterceptorContext;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.ServedRequest;

/**
 * Reports failures while a response is written: of message body writers, streams and interceptors.
 * Once the response is committed, JAX-RS implementations ask no mapper and throw nothing.
 */
// An annotation, because Jersey ignores a negative priority of a registration.
@Priority(Integer.MIN_VALUE)
class ReportingWriterInterceptor implements WriterInterceptor {

    private final Reporter reporter;

    ReportingWriterInterceptor(Reporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        try {
            context.proceed();
        } catch (Throwable thrown) {
            try {
                report(context, thrown);
            } catch (LinkageError e) {
                // No class can be loaded any more once the application is undeployed.
            }
            throw thrown;
        }
    }

    final void report(InterceptorContext context, Throwable thrown) {
        reporter.guard(
                () -> {
                    if (context.getProperty(ServedRequest.ATTRIBUTE)
                            instanceof ServedRequest request) {
                        try (Scope scope = request.context().attach()) {
                            ResponseReporting.report(reporter, request, thrown);
                        }
                    }
                });
    }
}
