/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the contexts that belong to threads, as long as there are the threads. */
final class OwnContexts {

    private final Map<Reference<?>, LiveContext> contexts = new ConcurrentHashMap<>();
    private final ReferenceQueue<Thread> ended = new ReferenceQueue<>();

    void add(LiveContext context) {
        forgetEnded();
        contexts.put(new WeakReference<>(Thread.currentThread(), ended), context);
    }

    /** Costs next to nothing when no thread has ended. */
    void forgetEnded() {
        Reference<?> thread;
        while ((thread = ended.poll()) != null) {
            contexts.remove(thread);
        }
    }

    void clear() {
        contexts.clear();
    }

    int size() {
        return contexts.size();
    }
}
