/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.ejb.EJBException;
import jakarta.ejb.Timer;

/** Tells the expirations of timers apart. Loaded only where there are enterprise beans. */
final class TimerAttempts {

    private TimerAttempts() {}

    /**
     * Identifies one expiration of a timer. A container that tries it again, as it has to when the
     * transaction was rolled back (Jakarta Enterprise Beans, 12.4.3), gives the same timer with the
     * same next expiration.
     */
    static String id(Object expired) {
        Timer timer = (Timer) expired;
        return timer.hashCode() + " " + next(timer);
    }

    private static String next(Timer timer) {
        try {
            return timer.getNextTimeout().toInstant().toString();
        } catch (EJBException | IllegalStateException e) {
            // There is no other expiration, as for a timer that expires once.
            return "last";
        }
    }
}
