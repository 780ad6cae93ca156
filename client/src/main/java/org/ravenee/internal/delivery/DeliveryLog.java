/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Tells the operator what becomes of events: one line for each change of state, never one for each
 * event.
 */
final class DeliveryLog {

    private static final System.Logger LOGGER = System.getLogger("org.ravenee");

    /** A server that gives each refusal another reason is not quoted for ever. */
    private static final int MOST_REASONS = 50;

    /** Between two lines about the same. */
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final String target;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final State unreachable = new State();
    private final State limited = new State();
    private final AtomicLong refused = new AtomicLong();
    private final State full = new State();
    private final State spoolFull = new State();
    private final State diskFailed = new State();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Speaks of one target, whose text is without secrets. */
    DeliveryLog(String target, LongSupplier nanos) {
        this.target = target;
        this.nanos = nanos;
    }

    /** The server answered as it should. */
    void reached() {
        if (unreachable.ends()) {
            info("Events reach {0} again", target);
        }
        if (limited.ends()) {
            info("{0} takes events again", target);
        }
    }

    void unreachable(String reason) {
        if (unreachable.begins()) {
            warn(
                    "Events do not reach {0}: {1}. The application is not affected; nothing more is"
                            + " said until this changes",
                    target, reason);
        }
    }

    void limited(Duration time) {
        if (limited.begins()) {
            warn("{0} wants no events for {1} s", target, time.toSeconds());
        }
    }

    void rejected(String reason) {
        if (isNew(reason)) {
            warn("An event was dropped, as {0} refuses it: {1}", target, reason);
        }
    }

    void refusedByFullQueue() {
        refused.incrementAndGet();
        if (full.begins()) {
            warn("Events are captured faster than {0} takes them: new ones are refused", target);
        }
    }

    /** Nothing is waiting any more: not before, or a full queue would be a line for each event. */
    void caughtUp() {
        if (full.ends()) {
            info(
                    "{0} has taken all events that waited; {1} were refused meanwhile",
                    target, refused.getAndSet(0));
        }
    }

    void spoolFull() {
        if (spoolFull.begins()) {
            warn("The spool for {0} is full: the oldest events give way to new ones", target);
        }
    }

    void diskFailed(Exception failure) {
        if (diskFailed.begins()) {
            warn("The spool cannot be used, events wait in memory: {0}", failure);
        }
    }

    void diskWorks() {
        if (diskFailed.ends()) {
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

    private static void info(String text, Object... parameters) {
        LOGGER.log(System.Logger.Level.INFO, text, parameters);
    }

    private static void warn(String text, Object... parameters) {
        LOGGER.log(System.Logger.Level.WARNING, text, parameters);
    }

    /**
     * Something that begins and ends. A state that changes to and fro is spoken of now and then.
     */
    private final class State {

        private boolean on;
        private boolean said;
        private boolean everSaid;
        private long saidAt;

        /** Whether there is a beginning to tell. */
        boolean begins() {
            return change(true);
        }

        /** Whether there is an end to tell: of what was told. */
        boolean ends() {
            return change(false);
        }

        private boolean change(boolean to) {
            lock.lock();
            try {
                if (on == to) {
                    return false;
                }
                on = to;
                if (to) {
                    long now = nanos.getAsLong();
                    said = !everSaid || now - saidAt >= PAUSE;
                    everSaid = true;
                    saidAt = said ? now : saidAt;
                }
                return said;
            } finally {
                lock.unlock();
            }
        }
    }
}
