/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;

/**
 * A context that is bound to a thread until the binding is closed. If it is closed on another
 * thread, or before a later binding, that takes effect when the thread reads its context the next
 * time.
 */
final class ContextBinding implements Scope {

    private static final VarHandle CONTEXT =
            ContextState.handle(ContextBinding.class, "context", ContextState.class);

    private final ContextStorage threads;
    private final Thread thread = Thread.currentThread();
    private final @Nullable Object before;

    /**
     * Null once closed, so that an idle thread retains no request. A write with release is enough:
     * it keeps the order of the writer's own actions, and the application or the container
     * synchronises with any thread that must see the change at once.
     */
    volatile @Nullable ContextState context;

    ContextBinding(ContextStorage threads, ContextState context, @Nullable Object before) {
        this.threads = threads;
        CONTEXT.setRelease(this, context);
        this.before = before;
    }

    /** Returns the innermost binding that is still open; null if all are closed. */
    static @Nullable Object firstOpen(@Nullable Object binding) {
        Object at = binding;
        while (at instanceof ContextBinding closed && closed.context == null) {
            at = closed.before;
        }
        return at;
    }

    @Override
    public void close() {
        CONTEXT.setRelease(this, null);
        if (Thread.currentThread() == thread) {
            threads.settle();
        }
    }
}
