/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts the connection of a request that takes too long, so that stalled clients give their threads
 * back. The JDK's server has such a limit only for the whole process.
 */
final class Deadlines implements AutoCloseable {

    private final Duration patience;
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, new DaemonThreads("raven-inbox-deadlines"));

    Deadlines(Duration patience) {
        this.patience = patience;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Starts the time of a request. The caller cancels the result when the response is sent. */
    Future<?> start(HttpExchange exchange) {
        return timer.schedule(exchange::close, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
