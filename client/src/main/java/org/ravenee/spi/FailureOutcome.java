/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import org.jspecify.annotations.Nullable;

/**
 * Tells after the capture of a failure whether it was handled: {@code
 * event.data(FailureOutcome.KEY, …)}. The event is made at the capture, and delivered once the
 * outcome is known.
 *
 * <p>Safe for use by several threads.
 *
 * @see org.ravenee.EventBuilder#data
 */
public final class FailureOutcome {

    /** The name for {@link org.ravenee.EventBuilder#data}. */
    public static final String KEY = "failure_outcome";

    private final Runnable settled;
    private @Nullable Receiver receiver;

    /**
     * Creates the outcome of one failure.
     *
     * @param settled runs once, when the event of the failure is delivered
     */
    public FailureOutcome(Runnable settled) {
        this.settled = settled;
    }

    /**
     * Makes the delivery of the event wait; called by the client.
     *
     * @param waiting delivers the event
     */
    public synchronized void hold(Receiver waiting) {
        receiver = waiting;
    }

    /**
     * Tells whether an event waits for the outcome.
     *
     * @return false before the client has accepted the event, and once it is delivered
     */
    public synchronized boolean isOpen() {
        return receiver != null;
    }

    /**
     * Delivers the event, if it waits.
     *
     * @param handled false if the failure ended a request, a job, a message or a thread
     */
    public void settle(boolean handled) {
        Receiver waiting;
        synchronized (this) {
            waiting = receiver;
            receiver = null;
        }
        if (waiting != null) {
            waiting.settled(handled);
            settled.run();
        }
    }

    /** Delivers an event. */
    @FunctionalInterface
    public interface Receiver {

        /**
         * Delivers the event.
         *
         * @param handled whether the failure was handled
         */
        void settled(boolean handled);
    }
}
