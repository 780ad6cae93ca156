/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/** The application's listener, told of the asynchronous context that the application knows. */
final class WatchedListener implements AsyncListener {

    private final AsyncListener delegate;
    private final AsyncContext known;
    private final WatchedRequest request;

    WatchedListener(AsyncListener delegate, AsyncContext known, WatchedRequest request) {
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
        delegate.onComplete(of(event, known));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        delegate.onTimeout(of(event, known));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        delegate.onError(of(event, known));
    }

    /** A new phase has a new context, and listeners must be told of that one. */
    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        AsyncContext next = event.getAsyncContext();
        delegate.onStartAsync(next == null ? event : of(event, request.watched(next)));
    }
}
