/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.Mechanism;
import org.ravenee.spi.FailureOutcome;

/**
 * One report of a failure. It can be withdrawn, as if it had never been: when its event was not
 * accepted, or was dropped later. Safe for use by several threads.
 */
final class ReportedFailure implements Runnable {

    /**
     * The time for which a failure that travels on a thread without a request is recognised in a
     * wrapper. A failure passes finally blocks, rollbacks and handlers, which take milliseconds. A
     * cause that an application remembers and throws again comes seconds later, with the next
     * attempt.
     */
    static final long MAX_TRAVEL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final EventId id;
    private final long origin;
    private final long thread;
    private final long nanos;
    private final boolean byLayer;
    private final @Nullable FailureOutcome outcome;
    private volatile boolean withdrawn;

    ReportedFailure(
            EventId id,
            Occurrence occurrence,
            Mechanism mechanism,
            @Nullable FailureOutcome outcome) {
        this.id = id;
        this.origin = occurrence.origin();
        this.thread = occurrence.thread();
        this.nanos = occurrence.nanos();
        this.byLayer = isLayer(mechanism);
        this.outcome = outcome;
    }

    EventId id() {
        return id;
    }

    /** Notes that the failure was not handled. */
    void unhandled() {
        if (outcome != null) {
            outcome.settle(false);
        }
    }

    /** Withdraws the report: the failure counts as not reported. */
    void withdraw() {
        withdrawn = true;
    }

    /** Withdraws the report, whose event was dropped. */
    @Override
    public void run() {
        withdraw();
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /** Tells whether it is of the same request, on whichever thread, or of work it carried on. */
    boolean isOfSameRequest(Occurrence now) {
        return now.origin() > 0 && now.origin() == origin;
    }

    /**
     * Tells whether a failure may still travel on the same thread, or in a context that was carried
     * along, outside of any request.
     */
    boolean isNear(Occurrence now) {
        boolean sameContext = now.origin() != 0 && now.origin() == origin;
        return now.origin() <= 0
                && (sameContext || now.thread() == thread)
                && now.nanos() - nanos <= MAX_TRAVEL_NANOS;
    }

    /** Tells whether an automatic layer reported it, and then let it go on. */
    boolean isByLayer() {
        return byLayer;
    }

    private static boolean isLayer(Mechanism mechanism) {
        return mechanism.type().startsWith("auto.") && !mechanism.type().startsWith("auto.log.");
    }

    /**
     * Tells whether a layer sees at most one failure of a request, the one that ends it. Methods
     * with {@code @Captured} may fail many times in one.
     */
    static boolean isBoundary(Mechanism mechanism) {
        return isLayer(mechanism)
                && !mechanism.handled()
                && !mechanism.type().equals("auto.cdi.captured");
    }
}
