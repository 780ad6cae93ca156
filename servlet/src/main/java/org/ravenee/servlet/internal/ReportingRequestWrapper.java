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
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;

/**
 * Reports failures of work that the request hands to other threads.
 *
 * <p>Most containers notify no listener when work fails that was given to {@link
 * AsyncContext#start}: the request times out.
 */
class ReportingRequestWrapper extends HttpServletRequestWrapper {

    private static final String ASYNC = "org.ravenee.servlet.async";

    private final ServletExchange exchange;
    private final ServletResponse response;
    private @Nullable ServletInputStream stream;

    ReportingRequestWrapper(
            HttpServletRequest request, ServletExchange exchange, HttpServletResponse response) {
        super(request);
        this.exchange = exchange;
        this.response = response;
    }

    ServletExchange exchange() {
        return exchange;
    }

    /** Returns the body to keep; null for none. */
    @Nullable RequestBody body() {
        return null;
    }

    /** Returns this request in the place of the container's own, as the application knows it. */
    ServletRequest known(ServletRequest ofContainer) {
        return ofContainer == getRequest() ? this : ofContainer;
    }

    /** Returns the response that the application knows in the place of the container's own. */
    ServletResponse known(ServletResponse ofContainer) {
        return response instanceof ReportingResponseWrapper wrapper
                        && wrapper.getResponse() == ofContainer
                ? response
                : ofContainer;
    }

    /**
     * Wraps work so that it runs in the context of the request and its failure is reported. The
     * response is left alone, because the thread of the servlet may still use it.
     */
    Runnable reporting(Runnable work) {
        exchange.context().captureRequest();
        return () -> {
            try (Scope scope = exchange.context().attach()) {
                work.run();
            } catch (Throwable thrown) {
                exchange.report(thrown, ServletExchange.MECHANISM);
                throw thrown;
            }
        };
    }

    /** Other threads may respond from now on, and must not read the request. */
    @Override
    public AsyncContext startAsync() {
        exchange.context().captureRequest();
        return wrapped(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        exchange.context().captureRequest();
        return wrapped(super.startAsync(request, response));
    }

    @Override
    public AsyncContext getAsyncContext() {
        return wrapped(super.getAsyncContext());
    }

    /**
     * Returns one object for each asynchronous phase, as applications compare it with the one they
     * keep. It is an attribute of the request, because each dispatch has a wrapper of its own.
     */
    AsyncContext wrapped(AsyncContext phase) {
        if (phase instanceof ReportingAsyncContextWrapper) {
            // An asynchronous dispatch may pass on the wrapper of an earlier one.
            return phase;
        }
        if (getAttribute(ASYNC) instanceof ReportingAsyncContextWrapper known
                && known.isFor(phase)) {
            return known;
        }
        ReportingAsyncContextWrapper wrapped = new ReportingAsyncContextWrapper(phase, this);
        setAttribute(ASYNC, wrapped);
        return wrapped;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new RequestStream(super.getInputStream(), exchange, body());
        }
        return stream;
    }
}
