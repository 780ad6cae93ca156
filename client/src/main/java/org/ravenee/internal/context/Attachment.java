/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;

/** A context on a thread, until it is closed there. Closing elsewhere leaves that thread alone. */
final class Attachment implements Scope {

    private final ThreadContexts threads;
    private final LiveContext context;
    private final @Nullable Object before;
    private final Thread thread = Thread.currentThread();
    private final AtomicBoolean closed = new AtomicBoolean();

    Attachment(ThreadContexts threads, LiveContext context, @Nullable Object before) {
        this.threads = threads;
        this.context = context;
        this.before = before;
    }

    @Override
    public void close() {
        if (Thread.currentThread() == thread && closed.compareAndSet(false, true)) {
            threads.unbind(context, before);
        }
    }
}
