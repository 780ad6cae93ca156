/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.internal.values.OwnThread;

/**
 * Delivers what a client has accepted before the JVM ends, in Java SE: when {@code main} returns or
 * {@code System.exit} is called. Waits at most for {@code sentry.shutdown-timeout}. Removed when
 * the client is closed, so that it holds neither the client nor its class loader any longer.
 */
final class ShutdownHook implements Runnable, AutoCloseable {

    private final Thread thread;
    private final Duration timeout;
    private volatile @Nullable Client client;

    private ShutdownHook(Client client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
        this.thread = new OwnThread(this, "raven-shutdown");
    }

    /** Adds a hook to the JVM. */
    static ShutdownHook install(Client client, Duration timeout) {
        ShutdownHook hook = new ShutdownHook(client, timeout);
        try {
            Runtime.getRuntime().addShutdownHook(hook.thread);
        } catch (IllegalStateException e) {
            // The JVM is ending already.
        }
        return hook;
    }

    /**
     * Delivers within the time; the events left then are lost, unless they are being sent. The line
     * about them goes to the standard error as well: the JVM closes the handlers of
     * java.util.logging at the same time.
     */
    @Override
    public void run() {
        Client delivering = client;
        if (delivering == null) {
            return;
        }
        if (!delivering.flush(timeout)) {
            long lost = delivering.stats().queued();
            if (lost > 0) {
                System.err.println(
                        "Raven EE: the JVM ends before the server took all events: up to "
                                + lost
                                + " are lost after sentry.shutdown-timeout ("
                                + timeout.toMillis()
                                + " ms)");
            }
        }
    }

    @Override
    public void close() {
        client = null;
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook finds nothing to do.
        }
    }
}
