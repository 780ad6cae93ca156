/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import org.ravenee.Stats;

/** Takes accepted events and check-ins to the server. Safe for use by several threads. */
public interface Delivery {

    /** Accepts an event, or refuses it at once and counts why. */
    boolean accept(PendingEvent event);

    /** Accepts a check-in, or discards it at once and counts why. Never throws. */
    void accept(PendingCheckIn checkIn);

    /** Counts an event that was discarded before it could be accepted. */
    void refused(DiscardReason reason);

    /** Waits until nothing is left to deliver; false if the time is over before. */
    boolean flush(Duration timeout);

    /** Delivers what it can within the time, then ends. Later events are refused. */
    void close(Duration timeout);

    /** Returns what became of everything so far. */
    Stats stats();
}
