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
     * Null once closed, so that a thread that never looks again retains no request. Written with
     * release alone: that is in order with what the writer did before, and a thread that must see
     * it at once learns of it from the application or the container, which is in order too.
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
