/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

/**
 * Reports the errors that the container notifies asynchronous requests of, and the failure that was
 * deferred until the status of the response is known. Changes no response, save for the header with
 * the id of the event.
 */
final class RequestAsyncListener implements AsyncListener {

    private final Reporter reporter;
    private final RequestContext context;

    private RequestAsyncListener(Reporter reporter, RequestContext context) {
        this.reporter = reporter;
        this.context = context;
    }

    /**
     * Listens to the asynchronous phase that a dispatch leaves behind. The container forgets the
     * listeners of a phase when the next one starts; the filter registers a new one then.
     *
     * <p>The response is handed over in a wrapper without an HTTP type. GlassFish sets the status
     * of an HTTP response that a listener was registered with back to 200 before each call, after
     * an error has set 500.
     */
    static void listen(
            HttpServletRequest request,
            HttpServletResponse response,
            Reporter reporter,
            RequestContext context) {
        try {
            request.getAsyncContext()
                    .addListener(
                            new RequestAsyncListener(reporter, context),
                            request,
                            new ServletResponseWrapper(response));
        } catch (IllegalStateException e) {
            // Another thread has completed the request meanwhile.
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        reporter.guard(
                () -> {
                    Throwable thrown = event.getThrowable();
                    if (thrown != null) {
                        HttpServletResponse response = response(event);
                        boolean committed = response != null && response.isCommitted();
                        try (Scope scope = context.attach()) {
                            reporter.report(thrown, RequestLifecycle.MECHANISM, committed);
                        }
                    }
                    showId(event);
                });
    }

    /** Decides about a failure that waits for the status of the response. */
    @Override
    public void onComplete(AsyncEvent event) {
        reporter.guard(
                () -> {
                    HttpServletResponse response = response(event);
                    if (response != null) {
                        try (Scope scope = context.attach()) {
                            reporter.reportDeferred(context, status(response));
                        }
                    }
                });
    }

    /**
     * Returns the status that the client gets. Where the response is not committed, 200 is what it
     * began with or was set back to, and an error may still follow: the failure that waits for the
     * status is reported rather than lost.
     */
    private static int status(HttpServletResponse response) {
        int status = response.getStatus();
        return status == HttpServletResponse.SC_OK && !response.isCommitted()
                ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                : status;
    }

    /** The last occasion to name an event that was reported before the time-out. */
    @Override
    public void onTimeout(AsyncEvent event) {
        reporter.guard(() -> showId(event));
    }

    private void showId(AsyncEvent event) {
        HttpServletResponse response = response(event);
        if (response != null) {
            RequestLifecycle.showId(response, context, reporter);
        }
    }

    private static @Nullable HttpServletResponse response(AsyncEvent event) {
        return event.getSuppliedResponse() instanceof ServletResponseWrapper wrapper
                        && wrapper.getResponse() instanceof HttpServletResponse response
                ? response
                : null;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The filter registers a listener at the end of the dispatch that starts a phase.
    }
}
