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
 *
 * <p>Unbinding leaves a null, as asking a ThreadLocal does anyway: removing it, and making it anew
 * for each request, would be most of what a request costs. What stays is the JDK's, and goes when
 * the client is collected.
 */
final class ThreadContexts {

    /**
     * An Attachment, or a WeakReference to a context; null on threads that have neither. An
     * instance field, so that it ends with its client.
     */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Object> bound = new ThreadLocal<>();

    private final OwnContexts own = new OwnContexts();

    /** The context of the calling thread, if it has one. */
    @Nullable LiveContext find() {
        Object binding = bound.get();
        while (binding instanceof Attachment attachment) {
            LiveContext context = attachment.context;
            if (context != null) {
                return context;
            }
            binding = settle();
        }
        return binding instanceof WeakReference<?> reference ? (LiveContext) reference.get() : null;
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
        return settle() instanceof Attachment attachment ? attachment.context : null;
    }

    /** Gives the calling thread a context until the attachment is closed. */
    Attachment attach(LiveContext context) {
        Attachment attachment = new Attachment(this, context, settle());
        bound.set(attachment);
        return attachment;
    }

    /** Gives the calling thread back what it had before attachments that are closed. */
    @Nullable Object settle() {
        Object binding = bound.get();
        Object open = Attachment.firstOpen(binding);
        if (open != binding) {
            bound.set(open);
        }
        return open;
    }

    /** Forgets the contexts of threads that are gone; to be called every now and then. */
    void forgetEnded() {
        own.forgetEnded();
    }

    void close() {
        own.clear();
    }
}
