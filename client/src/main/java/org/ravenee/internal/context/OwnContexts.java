/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keeps the contexts that belong to threads, as long as the threads live. */
final class OwnContexts {

    private static final int FIRST_SWEEP = 64;

    private final Map<LiveContext, WeakReference<Thread>> contexts = new ConcurrentHashMap<>();
    private final AtomicInteger sweepAt = new AtomicInteger(FIRST_SWEEP);

    void add(LiveContext context) {
        contexts.put(context, new WeakReference<>(Thread.currentThread()));
        int size = contexts.size();
        if (size > sweepAt.get()) {
            contexts.values().removeIf(OwnContexts::ended);
            // Twice what is in use: sweeping costs a constant per context, however many there are.
            sweepAt.set(Math.max(FIRST_SWEEP, 2 * contexts.size()));
        }
    }

    void remove(@Nullable LiveContext context) {
        if (context != null) {
            contexts.remove(context);
        }
    }

    void clear() {
        contexts.clear();
    }

    int size() {
        return contexts.size();
    }

    private static boolean ended(WeakReference<Thread> reference) {
        Thread thread = reference.get();
        return thread == null || !thread.isAlive();
    }
}
