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

    private @Nullable Receiver receiver;
    private @Nullable Runnable listener;

    /** Creates the outcome of one failure. */
    public FailureOutcome() {}

    /**
     * Makes the delivery of the event wait; called by the client.
     *
     * @param waiting delivers the event
     */
    public synchronized void hold(Receiver waiting) {
        receiver = waiting;
    }

    /**
     * Sets a listener, after the capture. It is called once: when the event is delivered, at once
     * if no event waits.
     *
     * @param settled the listener
     */
    public void onSettled(Runnable settled) {
        synchronized (this) {
            if (receiver != null) {
                listener = settled;
                return;
            }
        }
        settled.run();
    }

    /**
     * Delivers the event, if it waits.
     *
     * @param handled false if the failure ended a request, a job, a message or a thread
     */
    public void settle(boolean handled) {
        Receiver waiting;
        Runnable settled;
        synchronized (this) {
            waiting = receiver;
            settled = listener;
            receiver = null;
            listener = null;
        }
        if (waiting != null) {
            waiting.settled(handled);
        }
        if (settled != null) {
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
