/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.internal.context.BreadcrumbBuffer;
import org.ravenee.internal.context.ContextData;
import org.ravenee.internal.values.ThrowableChain;

/**
 * What depends on the calling thread, fixed at the call. Everything else about an event is worked
 * out from it later, on another thread.
 */
public final class Snapshot {

    final EventId id;
    final Instant timestamp = Instant.now();
    final EventKind kind;

    /** What was thrown, if anything was. */
    final ThrowableChain chain;

    /** What the caller added. */
    final DefaultEventBuilder draft;

    /** What was known about the work in progress. */
    final ContextData context;

    /** What led there. */
    final BreadcrumbBuffer breadcrumbs;

    final long threadId;
    final String threadName;

    /** Where the call was made, if that is wanted. */
    final @Nullable Throwable stack;

    /** The trace that the work is part of, if it is. */
    final @Nullable Map<String, Object> trace;

    /**
     * Takes a snapshot of the calling thread.
     *
     * @param kind what kind of event it is
     * @param chain what was thrown, if anything was
     * @param draft what the caller added; nothing can be added to it any more
     * @param context what is known about the work in progress
     * @param breadcrumbs what led here
     * @param withStack whether it is wanted where the call is made
     * @param trace the trace that the work is part of, if it is
     */
    public Snapshot(
            EventKind kind,
            ThrowableChain chain,
            DefaultEventBuilder draft,
            ContextData context,
            BreadcrumbBuffer breadcrumbs,
            boolean withStack,
            @Nullable Map<String, Object> trace) {
        draft.close();
        Thread thread = Thread.currentThread();
        this.id = draft.id();
        this.kind = kind;
        this.chain = chain;
        this.draft = draft;
        this.context = context;
        this.breadcrumbs = breadcrumbs;
        this.threadId = threadId(thread);
        this.threadName = thread.getName();
        this.stack = withStack ? new Throwable() : null;
        this.trace = trace;
    }

    @SuppressWarnings("deprecation") // Thread.threadId() is not in Java 17
    private static long threadId(Thread thread) {
        return thread.getId();
    }

    /** Estimates what the snapshot retains. */
    public long bytes() {
        return EventSize.retained(this);
    }
}
