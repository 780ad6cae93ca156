/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Reports what a listener of the application throws, and what it is told of. */
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
        exchange.report(thrown, RequestLifecycle.MECHANISM);
        exchange.showId();
        exchange.call(() -> delegate.onError(thrown));
    }
}
