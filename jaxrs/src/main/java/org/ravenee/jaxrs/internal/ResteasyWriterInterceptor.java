/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.spi.AsyncWriterInterceptor;
import org.jboss.resteasy.spi.AsyncWriterInterceptorContext;
import org.ravenee.cdi.spi.Reporter;

/**
 * Reports failures while RESTEasy writes a response, without blocking where all other interceptors
 * do not block.
 */
final class ResteasyWriterInterceptor extends ReportingWriterInterceptor
        implements AsyncWriterInterceptor {

    ResteasyWriterInterceptor(Reporter reporter) {
        super(reporter);
    }

    @Override
    public CompletionStage<Void> asyncAroundWriteTo(AsyncWriterInterceptorContext context) {
        return context.asyncProceed()
                .whenComplete(
                        (written, thrown) -> {
                            if (thrown != null) {
                                report(context, cause(thrown));
                            }
                        });
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
    }
}
