/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

/** Reports errors of asynchronous requests that the container tells of. */
final class AsyncErrors implements AsyncListener {

    private final Reporter reporter;
    private final RequestContext context;

    AsyncErrors(Reporter reporter, RequestContext context) {
        this.reporter = reporter;
        this.context = context;
    }

    @Override
    public void onError(AsyncEvent event) {
        reporter.guard(
                () -> {
                    Throwable thrown = event.getThrowable();
                    if (thrown != null) {
                        try (Scope scope = context.attach()) {
                            reporter.report(thrown, RequestLife.MECHANISM);
                        }
                    }
                    showId(event);
                });
    }

    /** The answer is known now, whoever gave it. */
    @Override
    public void onComplete(AsyncEvent event) {
        reporter.guard(
                () -> {
                    if (event.getSuppliedResponse() instanceof HttpServletResponse response) {
                        try (Scope scope = context.attach()) {
                            reporter.answered(context, response.getStatus());
                        }
                    }
                });
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // No exception: but where one was reported before, this is the last chance to say so.
        reporter.guard(() -> showId(event));
    }

    private void showId(AsyncEvent event) {
        if (event.getSuppliedResponse() instanceof HttpServletResponse response) {
            RequestLife.showId(response, context, reporter);
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
