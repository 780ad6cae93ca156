/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ravenee.tests.twins.failures.Failures;

/** Fails at a time-out and at the first data, and ends a request whose read listener has failed. */
final class FailingListener implements AsyncListener, ReadListener {

    private final AsyncContext context;
    private final Throwable failure;

    FailingListener(AsyncContext context, Throwable failure) {
        this.context = context;
        this.failure = failure;
    }

    private void fail() throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        throw Failures.<RuntimeException>undeclared(failure);
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        fail();
    }

    @Override
    public void onDataAvailable() throws IOException {
        fail();
    }

    /** Of the read listener. */
    @Override
    public void onError(Throwable thrown) {
        ((HttpServletResponse) context.getResponse()).setStatus(500);
        context.complete();
    }

    @Override
    public void onError(AsyncEvent event) {
        // the container answers
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // nothing is left to do
    }

    @Override
    public void onAllDataRead() {
        // fails before
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // one phase only
    }
}
