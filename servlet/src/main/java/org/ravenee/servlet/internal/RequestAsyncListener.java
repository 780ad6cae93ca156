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

/**
 * Reports the errors that the container notifies asynchronous requests of, and the failure that was
 * deferred until the status of the response is known. Changes no response, save for the header with
 * the id of the event.
 */
final class RequestAsyncListener implements AsyncListener {

    private final ServletExchange exchange;

    private RequestAsyncListener(ServletExchange exchange) {
        this.exchange = exchange;
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
            HttpServletRequest request, HttpServletResponse response, ServletExchange exchange) {
        try {
            request.getAsyncContext()
                    .addListener(
                            new RequestAsyncListener(exchange),
                            request,
                            new ServletResponseWrapper(response));
        } catch (IllegalStateException e) {
            // Another thread has completed the request meanwhile.
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        exchange.report(event.getThrowable(), ServletExchange.MECHANISM);
        showId(event);
    }

    /** Decides about a failure that waits for the status of the response. */
    @Override
    public void onComplete(AsyncEvent event) {
        exchange.reporter()
                .guard(
                        () -> {
                            HttpServletResponse response = response(event);
                            if (response != null) {
                                try (Scope scope = exchange.context().attach()) {
                                    exchange.reporter()
                                            .reportDeferred(exchange.context(), status(response));
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

    /** Work that the request has started may have failed before. */
    @Override
    public void onTimeout(AsyncEvent event) {
        showId(event);
    }

    private void showId(AsyncEvent event) {
        exchange.reporter()
                .guard(
                        () -> {
                            HttpServletResponse response = response(event);
                            if (response != null) {
                                exchange.showId(response);
                            }
                        });
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
