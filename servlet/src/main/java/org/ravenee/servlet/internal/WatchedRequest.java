/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

/**
 * The request itself, but for the work it hands to other threads and the body it reads.
 *
 * <p>Most containers tell nobody when work fails that {@link AsyncContext#start} was given: the
 * request just times out.
 */
final class WatchedRequest extends HttpServletRequestWrapper {

    private static final String ASYNC = "org.ravenee.servlet.async";

    private final Reporter reporter;
    private final RequestContext context;
    private final @Nullable RequestBody body;
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    WatchedRequest(
            HttpServletRequest request,
            Reporter reporter,
            RequestContext context,
            @Nullable RequestBody body) {
        super(request);
        this.reporter = reporter;
        this.context = context;
        this.body = body;
    }

    /** The same work, in the context of the request; what it throws is reported and passes on. */
    Runnable watch(Runnable work) {
        context.materialise();
        return () -> {
            try (Scope scope = context.attach()) {
                try {
                    work.run();
                } catch (Throwable thrown) {
                    reporter.tryReport(thrown, RequestLife.MECHANISM);
                    throw thrown;
                }
            }
        };
    }

    @Override
    public AsyncContext startAsync() {
        return watched(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return watched(super.startAsync(request, response));
    }

    @Override
    public AsyncContext getAsyncContext() {
        return watched(super.getAsyncContext());
    }

    /**
     * The same object for the same phase: applications keep it, and compare it with their own. Kept
     * with the request, as each dispatch has a wrapper of its own.
     */
    AsyncContext watched(AsyncContext phase) {
        if (phase instanceof WatchedAsyncContext) {
            // An asynchronous dispatch may pass on what was wrapped before.
            return phase;
        }
        if (getAttribute(ASYNC) instanceof WatchedAsyncContext known && known.isFor(phase)) {
            return known;
        }
        WatchedAsyncContext watched = new WatchedAsyncContext(phase, this);
        setAttribute(ASYNC, watched);
        return watched;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            return super.getInputStream();
        }
        if (stream == null) {
            stream = new BodyStream(super.getInputStream(), body);
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (body == null) {
            return super.getReader();
        }
        if (reader == null) {
            reader = new BufferedReader(new BodyReader(super.getReader(), body));
        }
        return reader;
    }

    @Override
    public @Nullable String getParameter(String name) {
        parametersAreRead();
        return super.getParameter(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        parametersAreRead();
        return super.getParameterMap();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        parametersAreRead();
        return super.getParameterNames();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        parametersAreRead();
        return super.getParameterValues(name);
    }

    private void parametersAreRead() {
        if (body != null) {
            body.parametersAreRead();
        }
    }
}
