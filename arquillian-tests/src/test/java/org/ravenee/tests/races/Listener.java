/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.races;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;

/** Ends an asynchronous request where the container calls it. */
final class Listener implements AsyncListener, ReadListener, WriteListener {

    private final AsyncContext async;
    private final Outcome outcome;
    private final int number;

    Listener(AsyncContext async, Outcome outcome, int number) {
        this.async = async;
        this.outcome = outcome;
        this.number = number;
    }

    void finish() {
        outcome.result(number);
        async.complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        finish();
    }

    @Override
    public void onError(AsyncEvent event) {
        fail();
    }

    @Override
    public void onDataAvailable() {
        finish();
    }

    @Override
    public void onAllDataRead() {
        // The request ends with its first data.
    }

    @Override
    public void onWritePossible() {
        finish();
    }

    /** Of a read or write listener. */
    @Override
    public void onError(Throwable thrown) {
        fail();
    }

    private void fail() {
        ((HttpServletResponse) async.getResponse()).setStatus(500);
        async.complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // The response is complete.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // A dispatch to the target starts no further phase.
    }
}
