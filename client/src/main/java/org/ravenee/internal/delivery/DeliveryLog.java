/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells the operator what becomes of events: one line for each change of state, never one for each
 * event.
 */
public final class DeliveryLog {

    private static final System.Logger LOGGER = System.getLogger("org.ravenee");

    private final String target;
    private final AtomicBoolean unreachable = new AtomicBoolean();
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicLong lost = new AtomicLong();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Speaks of one target, whose text is without secrets. */
    public DeliveryLog(String target) {
        this.target = target;
    }

    void delivered() {
        if (unreachable.get() && unreachable.compareAndSet(true, false)) {
            LOGGER.log(
                    System.Logger.Level.INFO,
                    "Events reach {0} again; {1} were lost meanwhile",
                    target,
                    lost.getAndSet(0));
        }
        full.set(false);
    }

    void unreachable(String reason) {
        lost.incrementAndGet();
        if (unreachable.compareAndSet(false, true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Events do not reach {0}: {1}. The application is not affected; nothing more is"
                            + " said until this changes",
                    target,
                    reason);
        }
    }

    void rejected(String reason) {
        if (said.add(reason)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "An event was dropped, as {0} refuses it: {1}",
                    target,
                    reason);
        }
    }

    void refusedByFullQueue() {
        if (full.compareAndSet(false, true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Events are captured faster than {0} takes them: new ones are refused",
                    target);
        }
    }

    void failedInside(Throwable failure) {
        if (said.add(failure.getClass().getName())) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "An event was dropped, as it could not be prepared",
                    failure);
        }
    }
}
