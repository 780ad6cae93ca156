/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

import org.jspecify.annotations.Nullable;

/**
 * A side whose sending thread can be held back: events that are captured meanwhile wait in the
 * side's own queue, at the side's own cost for the caller. Afterwards all of them are dropped.
 */
public interface HeldSide extends Side {

    /**
     * Gives the sending thread an event and stops it with that, so that it neither works nor has to
     * be woken up while others are captured.
     */
    void hold();

    /** Lets the sending thread go on, and waits until the queue is empty. */
    void drain();

    /**
     * Starts a side by its name.
     *
     * @param name raven or sentry
     * @param room how many events its queue has to hold
     */
    static HeldSide of(String name, int room) {
        return name.equals("raven") ? new HeldRaven(room) : new HeldSentry(room);
    }

    /** Puts a user, ten tags and a hundred breadcrumbs into the context of the calling thread. */
    void load();

    /** The id of the last event, so that no capture is optimised away. */
    @Nullable Object last();
}
