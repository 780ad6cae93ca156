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
import org.ravenee.EventId;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/**
 * Follows requests: a context begins with the first dispatch, moves along with later ones, and lets
 * go of the container's objects whenever work may leave their thread.
 */
public final class RequestLife {

    static final String MECHANISM = "auto.http.servlet";
    private static final String HEADER = "X-Sentry-ID";
    private static final String CONTEXT = "org.ravenee.servlet.context";

    private final Reporter reporter;
    private final boolean personal;
    private final int longestBody;

    /** Follows the requests of one application. */
    public RequestLife(Reporter reporter) {
        this.reporter = reporter;
        this.personal = reporter.options().sendDefaultPii();
        this.longestBody = reporter.options().maxRequestBodySize().bytes();
    }

    /** A request arrives. */
    public void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestBody body = body(request);
        RequestContext context = begin(request, body);
        if (context == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            pass(request, response, chain, context, body);
        } finally {
            // Always on this thread, always last: a pooled thread keeps nothing.
            context.detach();
        }
    }

    /** A request comes back: an asynchronous dispatch, or one to an error page. */
    public void resume(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getAttribute(CONTEXT) instanceof RequestContext context)) {
            serve(request, response, chain);
            return;
        }
        try (Scope scope = context.attach()) {
            RequestSource before = context.source(source(request, null));
            try {
                pass(request, response, chain, context, null);
            } finally {
                // An error page may be served in the middle of the page that failed.
                context.source(before);
            }
        }
    }

    private RequestSource source(HttpServletRequest request, @Nullable RequestBody body) {
        return new ServletRequestSource(request, body, personal);
    }

    private @Nullable RequestBody body(HttpServletRequest request) {
        try {
            return RequestBody.of(request, longestBody);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return null;
        }
    }

    private @Nullable RequestContext begin(HttpServletRequest request, @Nullable RequestBody body) {
        RequestContext context = null;
        try {
            context = reporter.begin(source(request, body));
            if (context != null) {
                request.setAttribute(CONTEXT, context);
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
                        ? new WatchedRequest(request, reporter, context, body)
                        : request;
        boolean escaped = true;
        try {
            chain.doFilter(passed, response);
            escaped = false;
        } catch (Throwable thrown) {
            reporter.tryReport(thrown, MECHANISM);
            throw thrown;
        } finally {
            try {
                leave(request, response, context, escaped);
            } catch (Exception | LinkageError | StackOverflowError e) {
                reporter.failed(e);
            }
        }
    }

    /** What the container forwards to an error page: it may come from where no filter sees it. */
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
            context.materialise();
            RequestAsyncListener.listen(request, response, reporter, context);
            return;
        }
        reporter.answered(
                context,
                failed ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : response.getStatus());
        showId(response, context, reporter);
    }

    /** Tells the client of a request under which id its failure was reported. */
    static void showId(HttpServletResponse response, RequestContext context, Reporter reporter) {
        EventId id = context.lastEventId();
        if (id.isPresent() && reporter.options().responseHeader() && !response.isCommitted()) {
            response.setHeader(HEADER, id.toString());
        }
    }
}
