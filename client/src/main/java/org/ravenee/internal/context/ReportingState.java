/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.spi.FailureOutcome;
import org.ravenee.spi.RequestContext.DeferredFailure;

/**
 * The state that reports need. Kept apart from the context, because most contexts have no report: a
 * request without a failure allocates none of it.
 *
 * @param origin see {@link CurrentContext#origin()}; 0 until it is asked for
 */
record ReportingState(
        EventId last,
        @Nullable TraceContext trace,
        @Nullable Object work,
        @Nullable DeferredFailure deferred,
        long origin,
        @Nullable Held held) {

    static final ReportingState NONE = new ReportingState(EventId.NONE, null, null, null, 0, null);

    ReportingState withLast(EventId accepted) {
        return new ReportingState(accepted, trace, work, deferred, origin, held);
    }

    ReportingState withTrace(TraceContext found) {
        return new ReportingState(last, found, work, deferred, origin, held);
    }

    ReportingState withWork(Object served) {
        return new ReportingState(last, trace, served, deferred, origin, held);
    }

    ReportingState withDeferred(@Nullable DeferredFailure failure) {
        return new ReportingState(last, trace, work, failure, origin, held);
    }

    ReportingState withOrigin(long assigned) {
        return new ReportingState(last, trace, work, deferred, assigned, held);
    }

    ReportingState withHeld(@Nullable Held first) {
        return new ReportingState(last, trace, work, deferred, origin, first);
    }

    /** An outcome that events wait for, and the earlier ones. */
    record Held(FailureOutcome outcome, @Nullable Held next) {}
}
