/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.internal.context.CapturedContext;
import org.ravenee.internal.context.ContextData;
import org.ravenee.internal.values.ThrowableChain;

/**
 * The data of an event that depends on the calling thread, taken at the call. The rest of the event
 * is made from it later, on the sending thread.
 */
public final class Snapshot {

    final EventId id;
    final Instant timestamp = Instant.now();
    final EventKind kind;

    /** The exceptions of the failure; empty for other events. */
    final ThrowableChain chain;

    /** The attributes that the caller has set. */
    final DefaultEventBuilder builder;

    final CapturedContext captured;

    /** The data of the captured context. */
    final ContextData context;

    final long threadId;
    final String threadName;

    /** The stack of the calling thread, if it is wanted. */
    final @Nullable Throwable stack;

    /**
     * Takes a snapshot of the calling thread.
     *
     * @param kind the kind of the event
     * @param chain the exceptions of the failure; empty for other events
     * @param builder what the caller has set; it is closed
     * @param captured what the context of the thread adds
     * @param withStack whether the stack of the thread is wanted
     */
    public Snapshot(
            EventKind kind,
            ThrowableChain chain,
            DefaultEventBuilder builder,
            CapturedContext captured,
            boolean withStack) {
        builder.close();
        Thread thread = Thread.currentThread();
        this.id = builder.id();
        this.kind = kind;
        this.chain = chain;
        this.builder = builder;
        this.captured = captured;
        this.context = captured.data();
        this.threadId = threadId(thread);
        this.threadName = thread.getName();
        this.stack = withStack ? new Throwable() : null;
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
