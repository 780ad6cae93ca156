/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

/** A check-in that waits to be sent. Used by one thread at a time. */
final class QueuedCheckIn {

    private final PendingCheckIn pending;
    private int failures;
    private long dueAt;

    /**
     * Creates a check-in to be sent.
     *
     * @param dueAt it is not to be sent before
     */
    QueuedCheckIn(PendingCheckIn pending, long dueAt) {
        this.pending = pending;
        this.dueAt = dueAt;
    }

    PendingCheckIn pending() {
        return pending;
    }

    /** Counts an attempt that the server was reached for, and did not take. */
    int failed() {
        return ++failures;
    }

    /** Sets the time of the next attempt. */
    void dueAt(long nanos) {
        dueAt = nanos;
    }

    long untilDue(long now) {
        return dueAt - now;
    }
}
