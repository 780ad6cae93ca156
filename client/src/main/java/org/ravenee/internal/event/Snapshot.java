/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.internal.context.ContextData;
import org.ravenee.internal.context.Trail;
import org.ravenee.internal.values.Causes;
import org.ravenee.internal.values.Patience;

/**
 * What depends on the calling thread, fixed at the call. Everything else about an event is worked
 * out from it later, on another thread.
 *
 * @param id the identity of the event
 * @param timestamp when it was captured
 * @param kind what kind of event it is
 * @param throwable what was thrown, if anything was
 * @param draft what the caller added
 * @param context what was known about the work in progress
 * @param trail what led there
 * @param threadId the calling thread
 * @param threadName its name
 * @param stack where the call was made, if that is wanted
 * @param trace the trace that the work is part of, if it is
 */
public record Snapshot(
        EventId id,
        Instant timestamp,
        EventKind kind,
        @Nullable Throwable throwable,
        EventDraft draft,
        ContextData context,
        Trail trail,
        long threadId,
        String threadName,
        @Nullable Throwable stack,
        @Nullable Map<String, Object> trace) {

    /** Takes a snapshot of the calling thread. */
    public static Snapshot take(
            EventKind kind,
            @Nullable Throwable throwable,
            EventDraft draft,
            ContextData context,
            Trail trail,
            boolean withStack,
            @Nullable Map<String, Object> trace) {
        Thread thread = Thread.currentThread();
        draft.close();
        return new Snapshot(
                draft.id == null ? EventId.random() : draft.id,
                Instant.now(),
                kind,
                throwable,
                draft,
                context,
                trail,
                threadId(thread),
                thread.getName(),
                withStack ? new CallersStack() : null,
                trace);
    }

    @SuppressWarnings("deprecation") // Thread.threadId() is not in Java 17
    private static long threadId(Thread thread) {
        return thread.getId();
    }

    /** Estimates what the snapshot retains. */
    public long bytes(Causes causes, Patience patience) {
        return EventSize.retained(this, causes, patience);
    }

    /** Carries a stack trace and nothing else. */
    private static final class CallersStack extends Throwable {

        @java.io.Serial private static final long serialVersionUID = 1L;

        CallersStack() {
            super(null, null, false, true);
        }
    }
}
