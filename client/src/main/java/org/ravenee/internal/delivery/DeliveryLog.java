/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

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
    private final AtomicBoolean limited = new AtomicBoolean();
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicBoolean spoolFull = new AtomicBoolean();
    private final AtomicBoolean diskFailed = new AtomicBoolean();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Speaks of one target, whose text is without secrets. */
    public DeliveryLog(String target) {
        this.target = target;
    }

    /** The server answered as it should. */
    void reached() {
        if (ends(unreachable)) {
            info("Events reach {0} again", target);
        }
        if (ends(limited)) {
            info("{0} takes events again", target);
        }
    }

    void unreachable(String reason) {
        if (begins(unreachable)) {
            warn(
                    "Events do not reach {0}: {1}. The application is not affected; nothing more is"
                            + " said until this changes",
                    target, reason);
        }
    }

    void limited(Duration time) {
        if (begins(limited)) {
            warn("{0} wants no events for {1} s", target, time.toSeconds());
        }
    }

    void rejected(String reason) {
        if (isNew(reason)) {
            warn("An event was dropped, as {0} refuses it: {1}", target, reason);
        }
    }

    void refusedByFullQueue() {
        if (begins(full)) {
            warn("Events are captured faster than {0} takes them: new ones are refused", target);
        }
    }

    /** Nothing is waiting any more: not before, or a full queue would be a line for each event. */
    void caughtUp() {
        if (ends(full)) {
            info("{0} has taken all events that waited", target);
        }
    }

    void spoolFull() {
        if (begins(spoolFull)) {
            warn("The spool for {0} is full: the oldest events give way to new ones", target);
        }
    }

    void diskFailed(Exception failure) {
        if (begins(diskFailed)) {
            warn("The spool cannot be used, events wait in memory: {0}", failure);
        }
    }

    void diskWorks() {
        if (ends(diskFailed)) {
            info("The spool for {0} can be used again", target);
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

    void refusedFromInside() {
        if (isNew("refusedFromInside")) {
            warn(
                    "An event was refused, as it was captured by a processor or exception while"
                            + " another one was being prepared");
        }
    }

    void undelivered(long lost, long kept) {
        if (lost > 0) {
            warn("Closed before {0} took all events: {1} are lost", target, lost);
        }
        if (kept > 0) {
            info("Closed before {0} took all events: {1} are kept on disk", target, kept);
        }
    }

    private boolean isNew(String what) {
        return said.size() < MOST_REASONS && said.add(what);
    }

    private static boolean begins(AtomicBoolean state) {
        return !state.get() && state.compareAndSet(false, true);
    }

    private static boolean ends(AtomicBoolean state) {
        return state.get() && state.compareAndSet(true, false);
    }

    private static void info(String text, Object... parameters) {
        LOGGER.log(System.Logger.Level.INFO, text, parameters);
    }

    private static void warn(String text, Object... parameters) {
        LOGGER.log(System.Logger.Level.WARNING, text, parameters);
    }
}
