/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.ReadListener;
import java.io.IOException;

/**
 * Reports the exceptions that a listener of the application throws, and the failures that the
 * container notifies it of.
 */
final class ReportingReadListener implements ReadListener {

    private final ReadListener delegate;
    private final ServletExchange exchange;

    ReportingReadListener(ReadListener delegate, ServletExchange exchange) {
        this.delegate = delegate;
        this.exchange = exchange;
    }

    @Override
    public void onDataAvailable() throws IOException {
        exchange.call(delegate::onDataAvailable);
    }

    @Override
    public void onAllDataRead() throws IOException {
        exchange.call(delegate::onAllDataRead);
    }

    @Override
    public void onError(Throwable thrown) {
        exchange.callOnError(thrown, () -> delegate.onError(thrown));
    }
}
