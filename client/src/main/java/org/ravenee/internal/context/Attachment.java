/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;

/**
 * A context on a thread, until it is closed. Closing it elsewhere, or before what was attached
 * later, takes effect as soon as the thread looks at its context again.
 */
final class Attachment implements Scope {

    private final ThreadContexts threads;
    private final Thread thread = Thread.currentThread();
    private final @Nullable Object before;

    /** Null once closed, so that a thread that never looks again retains no request. */
    private volatile @Nullable LiveContext context;

    Attachment(ThreadContexts threads, LiveContext context, @Nullable Object before) {
        this.threads = threads;
        this.context = context;
        this.before = before;
    }

    @Nullable LiveContext context() {
        return context;
    }

    /** What the thread had before, leaving out what was closed meanwhile. */
    static @Nullable Object firstOpen(@Nullable Object binding) {
        Object at = binding;
        while (at instanceof Attachment attachment && attachment.context == null) {
            at = attachment.before;
        }
        return at;
    }

    @Override
    public void close() {
        context = null;
        if (Thread.currentThread() == thread) {
            threads.settle();
        }
    }
}
