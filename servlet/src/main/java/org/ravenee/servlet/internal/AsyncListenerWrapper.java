/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/**
 * Passes events on to a listener of the application, with the asynchronous context that the
 * application knows. Reports the exceptions of the listener and the failures that the container
 * notifies it of.
 */
final class AsyncListenerWrapper implements AsyncListener {

    private final AsyncListener delegate;
    private final AsyncContext known;
    private final ReportingRequestWrapper request;

    AsyncListenerWrapper(
            AsyncListener delegate, AsyncContext known, ReportingRequestWrapper request) {
        this.delegate = delegate;
        this.known = known;
        this.request = request;
    }

    private static AsyncEvent of(AsyncEvent event, AsyncContext known) {
        return new AsyncEvent(
                known,
                event.getSuppliedRequest(),
                event.getSuppliedResponse(),
                event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        request.exchange().call(() -> delegate.onComplete(of(event, known)));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        request.exchange().callOnError(null, () -> delegate.onTimeout(of(event, known)));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        request.exchange()
                .callOnError(event.getThrowable(), () -> delegate.onError(of(event, known)));
    }

    /** A new phase has a new asynchronous context, which is the one to pass on. */
    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        AsyncContext next = event.getAsyncContext();
        AsyncEvent passed = next == null ? event : of(event, request.wrapped(next));
        request.exchange().call(() -> delegate.onStartAsync(passed));
    }
}
