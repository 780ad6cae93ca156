/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import jakarta.ws.rs.container.TimeoutHandler;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.ServedRequest;

/**
 * Resumes a request in its context on every thread, and keeps the failure that the request is
 * resumed with until the status of the response is known.
 */
final class ReportingAsyncResponse implements AsyncResponse {

    private final AsyncResponse delegate;
    private final Reporter reporter;
    private final ServedRequest request;

    private ReportingAsyncResponse(
            AsyncResponse delegate, Reporter reporter, ServedRequest request) {
        this.delegate = delegate;
        this.reporter = reporter;
        this.request = request;
    }

    static AsyncResponse of(AsyncResponse delegate, Reporter reporter, ServedRequest request) {
        // Another thread may resume the request; without servlets nothing was read from it yet.
        reporter.guard(request.context()::captureRequest);
        ReportingAsyncResponse reporting = new ReportingAsyncResponse(delegate, reporter, request);
        delegate.register((CompletionCallback) reporting::completed);
        return reporting;
    }

    /**
     * Reports the failure if the response that the application made for it could not be written.
     * The container then responds with another status.
     */
    private void completed(@Nullable Throwable thrown) {
        if (thrown != null) {
            reporter.guard(
                    () -> {
                        if (reporter.options().reportsStatus(request.currentStatus())) {
                            try (Scope scope = request.context().attach()) {
                                reporter.report(thrown, ResponseReporting.MECHANISM);
                            }
                        }
                    });
        }
    }

    @Override
    public boolean resume(Object response) {
        try (Scope scope = request.context().attach()) {
            return delegate.resume(response);
        }
    }

    @Override
    public boolean resume(Throwable thrown) {
        try (Scope scope = request.context().attach()) {
            if (thrown != null && delegate.isSuspended()) {
                reporter.guard(() -> ResponseReporting.report(reporter, request, thrown));
            }
            return delegate.resume(thrown);
        }
    }

    @Override
    public void setTimeoutHandler(TimeoutHandler handler) {
        delegate.setTimeoutHandler(handler == null ? null : late -> timedOut(handler));
    }

    private void timedOut(TimeoutHandler handler) {
        try (Scope scope = request.context().attach()) {
            try {
                handler.handleTimeout(this);
            } catch (Throwable thrown) {
                reporter.guard(() -> ResponseReporting.report(reporter, request, thrown));
                throw thrown;
            }
        }
    }

    @Override
    public boolean setTimeout(long time, TimeUnit unit) {
        return delegate.setTimeout(time, unit);
    }

    @Override
    public boolean cancel() {
        return delegate.cancel();
    }

    @Override
    public boolean cancel(int retryAfter) {
        return delegate.cancel(retryAfter);
    }

    @Override
    public boolean cancel(Date retryAfter) {
        return delegate.cancel(retryAfter);
    }

    @Override
    public boolean isSuspended() {
        return delegate.isSuspended();
    }

    @Override
    public boolean isCancelled() {
        return delegate.isCancelled();
    }

    @Override
    public boolean isDone() {
        return delegate.isDone();
    }

    @Override
    public Collection<Class<?>> register(Class<?> callback) {
        return delegate.register(callback);
    }

    @Override
    public Map<Class<?>, Collection<Class<?>>> register(Class<?> callback, Class<?>... more) {
        return delegate.register(callback, more);
    }

    @Override
    public Collection<Class<?>> register(Object callback) {
        return delegate.register(callback);
    }

    @Override
    public Map<Class<?>, Collection<Class<?>>> register(Object callback, Object... more) {
        return delegate.register(callback, more);
    }
}
