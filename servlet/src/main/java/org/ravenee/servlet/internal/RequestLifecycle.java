/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.EventIdHeader;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/**
 * Binds a context to each request and reports exceptions that escape the filter chain. The context
 * begins with the first dispatch of a request and is bound again for later ones. Before work may
 * continue on another thread, the context takes a copy of the request data, so that no object of
 * the container is used there.
 */
public final class RequestLifecycle {

    static final String MECHANISM = "auto.http.servlet";

    private final Reporter reporter;
    private final boolean personal;
    private final int longestBody;
    private final Predicate<@Nullable String> trusted;

    /** Handles the requests of one application. */
    public RequestLifecycle(Reporter reporter) {
        this.reporter = reporter;
        this.personal = reporter.options().sendDefaultPii();
        this.longestBody = reporter.options().maxRequestBodySize().bytes();
        this.trusted = reporter.options()::trustsProxy;
    }

    /** Handles the first dispatch of a request. */
    public void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestBody body = body(request);
        RequestContext context = begin(request, response, body);
        if (context == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            pass(request, response, chain, context, body);
        } finally {
            // Last, and on this thread: a pooled thread must keep no context.
            context.detach();
        }
    }

    /** Handles a later dispatch: an asynchronous one, or one to an error page. */
    public void resume(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getAttribute(ServedRequest.ATTRIBUTE) instanceof ServedRequest served)) {
            serve(request, response, chain);
            return;
        }
        RequestContext context = served.context();
        try (Scope scope = context.attach()) {
            RequestSource before = context.source(source(request, null));
            try {
                pass(request, response, chain, context, null);
            } finally {
                // An error page may be served inside the dispatch that failed.
                context.source(before);
            }
        }
    }

    private RequestSource source(HttpServletRequest request, @Nullable RequestBody body) {
        return new ServletRequestSource(request, body, personal, trusted);
    }

    private @Nullable RequestBody body(HttpServletRequest request) {
        try {
            return RequestBody.of(request, longestBody);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return null;
        }
    }

    private @Nullable RequestContext begin(
            HttpServletRequest request, HttpServletResponse response, @Nullable RequestBody body) {
        RequestContext context = null;
        try {
            context = reporter.begin(source(request, body));
            if (context != null) {
                request.setAttribute(
                        ServedRequest.ATTRIBUTE, new ServletExchange(context, request, response));
            }
            return context;
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            if (context != null) {
                context.detach();
            }
            return null;
        }
    }

    private void pass(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            RequestContext context,
            @Nullable RequestBody body)
            throws IOException, ServletException {
        reportErrorOf(request);
        HttpServletRequest passed =
                body != null || request.isAsyncSupported()
                        ? new ReportingRequestWrapper(request, reporter, context, body)
                        : request;
        boolean escaped = true;
        try {
            chain.doFilter(passed, response);
            escaped = false;
        } catch (Throwable thrown) {
            reporter.guard(() -> reporter.report(thrown, MECHANISM, response.isCommitted()));
            throw thrown;
        } finally {
            try {
                leave(request, response, context, escaped);
            } catch (Exception | LinkageError | StackOverflowError e) {
                reporter.failed(e);
            }
        }
    }

    /**
     * Reports the exception that led to an error page, which may come from outside of all filters.
     */
    private void reportErrorOf(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)
                        instanceof Throwable thrown) {
            reporter.tryReport(thrown, MECHANISM);
        }
    }

    private void leave(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestContext context,
            boolean failed) {
        if (request.isAsyncStarted()) {
            context.captureRequest();
            RequestAsyncListener.listen(request, response, reporter, context);
            return;
        }
        reporter.reportDeferred(
                context,
                failed ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : response.getStatus());
        showId(response, context, reporter);
    }

    /** Names the event of the request in the response. */
    static void showId(HttpServletResponse response, RequestContext context, Reporter reporter) {
        String id = EventIdHeader.value(context, reporter);
        if (id != null && !response.isCommitted()) {
            response.setHeader(EventIdHeader.NAME, id);
        }
    }
}
