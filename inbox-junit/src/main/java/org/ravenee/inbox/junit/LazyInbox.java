/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.ravenee.inbox.Inbox;

/** An inbox that starts at its first use. A field may be used before JUnit registers it. */
final class LazyInbox {

    private final int port;
    private @Nullable Inbox running;

    LazyInbox(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    synchronized Inbox get() {
        if (running == null) {
            running = Inbox.start(port);
        }
        return running;
    }

    /** Closes the inbox when the outermost of the contexts that this is called with ends. */
    void closeAfter(ExtensionContext context) {
        context.getStore(ExtensionContext.Namespace.create(LazyInbox.class))
                .getOrComputeIfAbsent(this, key -> closing(), Closing.class);
    }

    /**
     * Closed by JUnit with its context: before 5.13 by the one interface, since then by the other.
     */
    @SuppressWarnings("deprecation")
    private interface Closing extends ExtensionContext.Store.CloseableResource, AutoCloseable {

        @Override
        void close();
    }

    private Closing closing() {
        return this::close;
    }

    private synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
