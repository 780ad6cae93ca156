/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * Reports the exceptions that a listener of the application throws, and the failures that the
 * container notifies it of.
 */
final class ReportingWriteListener implements WriteListener {

    private final WriteListener delegate;
    private final ServletExchange exchange;

    ReportingWriteListener(WriteListener delegate, ServletExchange exchange) {
        this.delegate = delegate;
        this.exchange = exchange;
    }

    @Override
    public void onWritePossible() throws IOException {
        exchange.call(delegate::onWritePossible);
    }

    @Override
    public void onError(Throwable thrown) {
        exchange.callOnError(thrown, () -> delegate.onError(thrown));
    }
}
