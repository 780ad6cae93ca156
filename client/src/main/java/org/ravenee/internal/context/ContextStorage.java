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
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which context each thread has.
 *
 * <p>Threads outlive applications, so a thread never holds on to a context of its own: it has a
 * weak reference, and the strong one is here, which ends with the thread or the client. A request's
 * context is bound strongly, because whoever binds it unbinds it in a finally clause.
 *
 * <p>Unbinding leaves a null, as asking a ThreadLocal does anyway: removing it, and making it anew
 * for each request, would be most of what a request costs. What stays is the JDK's, and goes when
 * the client is collected.
 */
final class ContextStorage {

    /**
     * An ContextBinding, or a WeakReference to a context; null on threads that have neither. An
     * instance field, so that it ends with its client.
     */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Object> bound = new ThreadLocal<>();

    /** The contexts that belong to threads, as long as there are the threads. */
    private final Map<Reference<?>, RequestScope> own = new ConcurrentHashMap<>();

    private final ReferenceQueue<Thread> ended = new ReferenceQueue<>();

    private final AtomicLong origins = new AtomicLong();

    /** The context of the calling thread, if it has one. */
    @Nullable RequestScope find() {
        Object binding = bound.get();
        while (binding instanceof ContextBinding attachment) {
            RequestScope context = attachment.context;
            if (context != null) {
                return context;
            }
            binding = settle();
        }
        return binding instanceof WeakReference<?> reference
                ? (RequestScope) reference.get()
                : null;
    }

    /** The context of the calling thread; if it has none, one of its own. */
    RequestScope get() {
        RequestScope context = find();
        if (context == null) {
            context = new RequestScope(this);
            forgetEnded();
            own.put(new WeakReference<>(Thread.currentThread(), ended), context);
            bound.set(new WeakReference<>(context));
        }
        return context;
    }

    /** The request that the calling thread serves. */
    @Nullable RequestScope request() {
        return settle() instanceof ContextBinding attachment ? attachment.context : null;
    }

    /** Gives the calling thread a context until the attachment is closed. */
    ContextBinding attach(RequestScope context) {
        ContextBinding attachment = new ContextBinding(this, context, settle());
        bound.set(attachment);
        return attachment;
    }

    /** Gives the calling thread back what it had before attachments that are closed. */
    @Nullable Object settle() {
        Object binding = bound.get();
        Object open = ContextBinding.firstOpen(binding);
        if (open != binding) {
            bound.set(open);
        }
        return open;
    }

    /** Forgets the contexts of threads that are gone; costs next to nothing when there are none. */
    void forgetEnded() {
        Reference<?> thread;
        while ((thread = ended.poll()) != null) {
            own.remove(thread);
        }
    }

    /** Returns a number that no context of this client has had. */
    long nextOrigin() {
        return origins.incrementAndGet();
    }

    /** How many threads have a context of their own. */
    int size() {
        return own.size();
    }

    void close() {
        own.clear();
    }
}
