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
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
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

    private final Reporter reporter;
    private final int longestBody;

    /** Handles the requests of one application. */
    public RequestLifecycle(Reporter reporter) {
        this.reporter = reporter;
        this.longestBody = reporter.options().maxRequestBodySize().bytes();
    }

    /** Handles the first dispatch of a request. */
    public void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestBody body = body(request);
        ServletExchange exchange = begin(request, response, body);
        if (exchange == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            pass(request, response, chain, exchange, body);
        } finally {
            // Last, and on this thread: a pooled thread must keep no context.
            exchange.context().detach();
        }
    }

    /** Handles a later dispatch: an asynchronous one, or one to an error page. */
    public void resume(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getAttribute(ServedRequest.ATTRIBUTE) instanceof ServletExchange exchange)) {
            serve(request, response, chain);
            return;
        }
        RequestContext context = exchange.context();
        try (Scope scope = context.attach()) {
            keepOriginal(request);
            RequestSource before =
                    context.source(new ServletRequestSource(request, null, reporter.options()));
            try {
                pass(request, response, chain, exchange, null);
            } finally {
                // An error page may be served inside the dispatch that failed.
                context.source(before);
            }
        }
    }

    private void keepOriginal(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            reporter.guard(() -> OriginalRequest.keep(request));
        }
    }

    private @Nullable RequestBody body(HttpServletRequest request) {
        try {
            return RequestBody.of(request, longestBody);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return null;
        }
    }

    private @Nullable ServletExchange begin(
            HttpServletRequest request, HttpServletResponse response, @Nullable RequestBody body) {
        ServletExchange exchange = null;
        try {
            keepOriginal(request);
            exchange = ServletExchange.begin(reporter, request, response, body);
            request.setAttribute(ServedRequest.ATTRIBUTE, exchange);
            return exchange;
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            if (exchange != null) {
                exchange.context().detach();
            }
            return null;
        }
    }

    private void pass(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            ServletExchange exchange,
            @Nullable RequestBody body)
            throws IOException, ServletException {
        reportErrorOf(request, response, exchange);
        boolean escaped = true;
        try {
            boolean async = request.isAsyncSupported();
            HttpServletResponse passed =
                    async ? ReportingResponseWrapper.of(response, exchange) : response;
            if (body != null) {
                chain.doFilter(new BodyRequestWrapper(request, exchange, passed, body), passed);
            } else if (async) {
                chain.doFilter(new ReportingRequestWrapper(request, exchange, passed), passed);
            } else {
                chain.doFilter(request, passed);
            }
            escaped = false;
        } catch (Throwable thrown) {
            exchange.report(thrown, ServletExchange.MECHANISM);
            throw thrown;
        } finally {
            try {
                leave(request, response, exchange, escaped);
            } catch (Exception | LinkageError | StackOverflowError e) {
                reporter.failed(e);
            }
        }
    }

    /**
     * Reports the exception that led to an error page, which may come from outside of all filters.
     * The page may commit the response, and the server has cleared the headers.
     */
    private static void reportErrorOf(
            HttpServletRequest request, HttpServletResponse response, ServletExchange exchange) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)
                    instanceof Throwable thrown) {
                exchange.report(thrown, ServletExchange.MECHANISM);
            }
            exchange.showId(response);
        }
    }

    private void leave(
            HttpServletRequest request,
            HttpServletResponse response,
            ServletExchange exchange,
            boolean failed) {
        if (request.isAsyncStarted()) {
            exchange.context().captureRequest();
            if (!failed) {
                RequestAsyncListener.listen(request, response, exchange);
                return;
            }
            // No listener: Jetty responds to the failure at once if there is one, and else leaves
            // the response to other threads and the time-out.
        }
        reporter.reportDeferred(
                exchange.context(),
                failed ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : response.getStatus());
        exchange.showId(response);
        if (failed) {
            UndertowResponse.beforeCommit(request, () -> exchange.showId(response));
        }
    }
}
