/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.request;

import io.sentry.Sentry;
import org.ravenee.benchmarks.sides.SentrySide;

/** The peer: its listener around one business method, for which it has no interceptor. */
public final class SentryRequests implements AutoCloseable {

    private final Work work;
    private final SentryListener listener;
    private final StubRequest request = new StubRequest();

    /** Starts the peer. */
    public SentryRequests(Work work) {
        this.work = work;
        Sentry.init(SentrySide.options());
        this.listener = new SentryListener();
    }

    /** Serves one request. */
    public Object serve() {
        listener.requestInitialized(request);
        try {
            return business();
        } finally {
            listener.requestDestroyed(request);
        }
    }

    private Object business() {
        if (work.setsTags()) {
            Sentry.setTag("tenant", "acme");
            Sentry.setTag("channel", "web");
        }
        if (work.leavesBreadcrumbs()) {
            Sentry.addBreadcrumb("Cart loaded", "shop");
            Sentry.addBreadcrumb("Stock checked", "shop");
        }
        return work;
    }

    @Override
    public void close() {
        Sentry.close();
    }
}
