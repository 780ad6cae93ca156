/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.ravenee.Transport.Result;

/**
 * Tells the operator what becomes of events: one line for each change of state, never one for each
 * event.
 */
public final class DeliveryLog {

    private static final System.Logger LOGGER = System.getLogger("org.ravenee");

    /** A server that gives each refusal another reason is not quoted for ever. */
    private static final int MOST_REASONS = 50;

    private final String target;
    private final AtomicBoolean unreachable = new AtomicBoolean();
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Speaks of one target, whose text is without secrets. */
    public DeliveryLog(String target) {
        this.target = target;
    }

    void outcome(Result result) {
        switch (result.outcome()) {
            case DELIVERED -> delivered();
            case REJECTED -> rejected(result.reason());
            case RATE_LIMITED, UNAVAILABLE -> unreachable(result.reason());
        }
    }

    private void delivered() {
        if (unreachable.get() && unreachable.compareAndSet(true, false)) {
            LOGGER.log(
                    System.Logger.Level.INFO,
                    "Events reach {0} again; {1} were lost meanwhile",
                    target,
                    lost.getAndSet(0));
        }
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

    private void rejected(String reason) {
        if (isNew(reason)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "An event was dropped, as {0} refuses it: {1}",
                    target,
                    reason);
        }
    }

    void refusedByFullQueue() {
        refused.incrementAndGet();
        if (full.compareAndSet(false, true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Events are captured faster than {0} takes them: new ones are refused",
                    target);
        }
    }

    /** Nothing is waiting any more: not before, or a full queue would be a line for each event. */
    void caughtUp() {
        if (full.get() && full.compareAndSet(true, false)) {
            LOGGER.log(
                    System.Logger.Level.INFO,
                    "{0} has taken all events that waited; {1} were refused meanwhile",
                    target,
                    refused.getAndSet(0));
        }
    }

    void undelivered(long events) {
        if (events > 0) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Closed before {0} took all events: {1} are lost",
                    target,
                    events);
        }
    }

    void refusedFromInside() {
        if (isNew("refusedFromInside")) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "An event was refused, as it was captured by a processor or exception while"
                            + " another one was being prepared");
        }
    }

    void failedInside(Throwable failure) {
        if (isNew(failure.getClass().getName())) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "An event was dropped, as it could not be prepared",
                    failure);
        }
    }

    private boolean isNew(String what) {
        return said.size() < MOST_REASONS && said.add(what);
    }
}
