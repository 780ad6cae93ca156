/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Which context each thread has.
 *
 * <p>Threads outlive applications, so a thread never holds on to a context of its own: it has a
 * weak reference, and {@link OwnContexts} the strong one, which ends with the client. A request's
 * context is bound strongly, because whoever binds it unbinds it in a finally clause.
 */
final class ThreadContexts {

    /**
     * A LiveContext, or a WeakReference to one; nothing on threads that never had one. An instance
     * field, so that it ends with its client.
     */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Object> bound = new ThreadLocal<>();

    private final OwnContexts own = new OwnContexts();

    /** The context of the calling thread, if it has one. */
    @Nullable LiveContext find() {
        Object binding = bound.get();
        if (binding instanceof WeakReference<?> reference) {
            return (LiveContext) reference.get();
        }
        return (LiveContext) binding;
    }

    /** The context of the calling thread; if it has none, one of its own. */
    LiveContext get() {
        LiveContext context = find();
        if (context == null) {
            context = new LiveContext(this);
            own.add(context);
            bound.set(new WeakReference<>(context));
        }
        return context;
    }

    /** The request that the calling thread serves. */
    @Nullable LiveContext request() {
        return bound.get() instanceof LiveContext request ? request : null;
    }

    /** Returns what the thread had before. */
    @Nullable Object bind(LiveContext context) {
        Object before = bound.get();
        bound.set(context);
        return before;
    }

    /** Gives the thread back what it had, unless it has moved on meanwhile. */
    void unbind(LiveContext context, @Nullable Object before) {
        if (bound.get() != context) {
            return;
        }
        if (before == null) {
            bound.remove();
        } else {
            bound.set(before);
        }
    }

    /** Forgets the context of the calling thread, if it is its own and not a request's. */
    void forgetOwn() {
        if (bound.get() instanceof WeakReference<?> reference) {
            own.remove((LiveContext) reference.get());
            bound.remove();
        }
    }

    void close() {
        own.clear();
    }
}
