/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import org.ravenee.EventId;

/** Finds the events of failures that were reported. */
public interface FailureLookup {

    /**
     * Finds the event of a failure.
     *
     * @param throwable the failure, a wrapper of it, or a cause of it
     * @param origin the work that asks, see {@link CurrentContext#origin()}
     * @return the id of the event, or {@link EventId#NONE}
     */
    EventId find(Throwable throwable, long origin);

    /**
     * Notes that a failure was not handled, and finds its event.
     *
     * @param throwable the failure, a wrapper of it, or a cause of it
     * @param origin the work that asks, see {@link CurrentContext#origin()}
     * @return the id of the event, or {@link EventId#NONE}
     */
    default EventId unhandled(Throwable throwable, long origin) {
        return find(throwable, origin);
    }
}
