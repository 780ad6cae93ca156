/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.Scope;
import org.ravenee.ThrowingRunnable;
import org.ravenee.User;
import org.ravenee.cdi.spi.EventIdHeader;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.IncomingTrace;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/**
 * A request of the servlet container with its response, and the reports of its failures. Lives as
 * long as the request. Safe for use by several threads.
 *
 * <p>The exchange is the source of the request data itself and creates the reader when an event
 * needs the data, so that a request without a failure allocates one object less.
 */
public final class ServletExchange extends ServedRequest implements RequestSource {

    /**
     * The name of a request attribute, a {@code Supplier<String>} of the view that is being served;
     * it names the transaction better than the mapping of the servlet does.
     */
    public static final String VIEW = "org.ravenee.servlet.view";

    /** The mechanism of events that the servlet layer reports. */
    static final String MECHANISM = "auto.http.servlet";

    private final Reporter reporter;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final @Nullable RequestBody body;

    private ServletExchange(
            Reporter reporter,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable RequestBody body) {
        super(context);
        this.reporter = reporter;
        this.request = request;
        this.response = response;
        this.body = body;
    }

    /**
     * Begins a request on the calling thread.
     *
     * @param body the part of the body that the application reads; null if no body is to be kept
     */
    static ServletExchange begin(
            Reporter reporter,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable RequestBody body) {
        RequestContext context = reporter.begin(null);
        ServletExchange exchange = new ServletExchange(reporter, context, request, response, body);
        context.source(exchange);
        return exchange;
    }

    private RequestSource source() {
        return new ServletRequestSource(request, body, reporter.options());
    }

    @Override
    public @Nullable HttpRequest request() {
        return source().request();
    }

    @Override
    public @Nullable User user() {
        return source().user();
    }

    @Override
    public @Nullable String transaction() {
        return source().transaction();
    }

    @Override
    public @Nullable IncomingTrace incomingTrace() {
        return source().incomingTrace();
    }

    /**
     * Returns the reporter of the application.
     *
     * @return the reporter
     */
    public Reporter reporter() {
        return reporter;
    }

    /** The container may reuse the response once the request has ended. */
    @Override
    public boolean isCommitted() {
        try {
            return response.isCommitted();
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public int currentStatus() {
        try {
            return response.getStatus();
        } catch (RuntimeException e) {
            return 0;
        }
    }

    @Override
    public String contextPath() {
        String path = request.getContextPath();
        return path == null ? "" : path;
    }

    /**
     * Reports a failure of the request, on whichever thread it shows. Does not throw.
     *
     * @param thrown the failure; null for none
     * @param mechanism the layer, as {@code auto.http.servlet}
     */
    public void report(@Nullable Throwable thrown, String mechanism) {
        if (thrown != null) {
            try {
                reporter.guard(
                        () -> {
                            try (Scope scope = context().attach()) {
                                reporter.report(thrown, mechanism, isCommitted());
                            }
                        });
            } catch (LinkageError e) {
                // No class can be loaded any more once the application is undeployed.
                reporter.failed(e);
            }
        }
    }

    /** Names the event of the request in the response, as long as that is possible. */
    public void showId() {
        showId(response);
    }

    /** Names the event of the request in the response that a dispatch was given. */
    void showId(HttpServletResponse given) {
        String id = EventIdHeader.value(context(), reporter);
        try {
            if (id != null && !given.isCommitted()) {
                given.setHeader(EventIdHeader.NAME, id);
            }
        } catch (RuntimeException e) {
            // The container has ended the response.
        }
    }

    /**
     * Calls a listener that the container notifies of a failure or a time-out. The failure is
     * reported before, because the listener may commit the response.
     *
     * @param failure null for a time-out; work that the request has started may have failed before
     */
    <E extends Exception> void callOnError(
            @Nullable Throwable failure, ThrowingRunnable<E> listener) throws E {
        report(failure, MECHANISM);
        showId();
        call(listener);
    }

    /**
     * Calls a listener of the application in the context of the request, on a thread that the
     * container notifies it on. A failure is reported and thrown on.
     */
    <E extends Exception> void call(ThrowingRunnable<E> listener) throws E {
        try (Scope scope = context().attach()) {
            listener.run();
        } catch (Throwable thrown) {
            report(thrown, MECHANISM);
            showId();
            throw thrown;
        }
    }
}
