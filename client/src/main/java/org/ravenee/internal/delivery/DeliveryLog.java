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
import java.util.function.LongSupplier;
import org.ravenee.Dsn;
import org.ravenee.internal.log.BackgroundLogger;
import org.ravenee.internal.log.ClientMessages;
import org.ravenee.internal.scrub.LogScrubber;
import org.ravenee.internal.values.Texts;
import org.ravenee.spi.OperatorMessage;

/**
 * Tells the operator what becomes of events: one line for each change of state, never one for each
 * event.
 */
final class DeliveryLog {

    private static final int LONGEST_REASON = 200;

    /** A server that gives each refusal another reason is not quoted for ever. */
    private static final int MOST_REASONS = 50;

    /** Between two lines about the same. */
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final BackgroundLogger log = new BackgroundLogger();
    private final Dsn target;
    private final String secret;
    private final LongSupplier nanos;
    private final State unreachable = new State();
    private final State limited = new State();
    private final AtomicLong refused = new AtomicLong();
    private final State full = new State();
    private final State spoolFull = new State();
    private final State diskFailed = new State();
    private final Set<String> reasons = ConcurrentHashMap.newKeySet();
    private final Set<String> failures = ConcurrentHashMap.newKeySet();

    /** Names the target of a DSN. */
    DeliveryLog(Dsn dsn, LongSupplier nanos) {
        this.target = dsn;
        this.secret = dsn.secretKey().orElse("");
        this.nanos = nanos;
    }

    /** Servers, proxies and exceptions may quote what they were sent, and at any length. */
    static String quoted(String text, String secret) {
        String shown = secret.isEmpty() ? text : text.replace(secret, "********");
        return Texts.cut(LogScrubber.usual().text(shown), LONGEST_REASON);
    }

    /** The server was not reached, or failed. */
    void unreachable(String reason) {
        if (unreachable.begins()) {
            log.log(ClientMessages.UNREACHABLE, target, quoted(reason, secret));
        }
    }

    /** The server wants no events for a time. */
    void limited(Duration time) {
        if (limited.begins()) {
            log.log(ClientMessages.RATE_LIMITED, target, time.toSeconds());
        }
    }

    /**
     * The server responded.
     *
     * @param isLimited whether it wants no events for a time
     */
    void reached(boolean isLimited) {
        if (unreachable.ends()) {
            log.log(ClientMessages.REACHED, target);
        }
        if (!isLimited && limited.ends()) {
            log.log(ClientMessages.RATE_LIMIT_ENDED, target);
        }
    }

    /**
     * The server will never take an event or a check-in.
     *
     * @param message the message for its kind
     */
    void rejected(OperatorMessage message, String reason) {
        String shown = quoted(reason, secret);
        if (isNew(reasons, shown)) {
            log.log(message, target, shown);
        }
    }

    void refusedByFullQueue() {
        refused.incrementAndGet();
        if (full.begins()) {
            log.log(ClientMessages.QUEUE_FULL, target);
        }
    }

    /** Ends the condition of a full queue: only once it is empty, or each event could change it. */
    void caughtUp() {
        if (full.ends()) {
            log.log(ClientMessages.QUEUE_EMPTY, target, refused.getAndSet(0));
        }
    }

    void spoolFull() {
        if (spoolFull.begins()) {
            log.log(ClientMessages.SPOOL_FULL, target);
        }
    }

    void diskFailed(Exception failure) {
        if (diskFailed.begins()) {
            log.log(ClientMessages.SPOOL_FAILED, failure);
        }
    }

    void diskWorks() {
        if (diskFailed.ends()) {
            log.log(ClientMessages.SPOOL_WORKS, target);
        }
    }

    void failedInside(Throwable failure) {
        if (isNew(failures, failure.getClass().getName())) {
            log.logFailure(ClientMessages.PREPARATION_FAILED, failure);
        }
    }

    void refusedFromInside() {
        if (isNew(failures, "refusedFromInside")) {
            log.log(ClientMessages.CAPTURED_WHILE_PREPARING);
        }
    }

    void refusedAfterClose() {
        if (isNew(failures, "refusedAfterClose")) {
            log.log(ClientMessages.CAPTURED_AFTER_CLOSE, target);
        }
    }

    void undelivered(long lost, long unconfirmed, Duration timeout) {
        if (lost + unconfirmed > 0) {
            double seconds = timeout.toMillis() / 1000.0;
            log.log(ClientMessages.LOST_AT_CLOSE, target, lost, unconfirmed, seconds);
        }
    }

    /** Events wait in the spool when the client is closed. */
    void kept(long kept) {
        if (kept > 0) {
            log.log(ClientMessages.SPOOLED_AT_CLOSE, target, kept);
        }
    }

    /** Waits until all lines so far are written, for a second at most. */
    void await(long atMost) {
        log.await(atMost);
    }

    /** Returns the logger that everything of this delivery goes to. */
    BackgroundLogger logger() {
        return log;
    }

    private static boolean isNew(Set<String> said, String what) {
        return said.size() < MOST_REASONS && said.add(what);
    }

    /**
     * A condition that begins and ends. Of one that changes often, only some changes are logged.
     */
    private final class State {

        private boolean on;
        private boolean said;
        private boolean everSaid;
        private long saidAt;

        /** Tells whether the beginning is to be logged. */
        boolean begins() {
            return change(true);
        }

        /** Tells whether the end is to be logged: only if the beginning was. */
        boolean ends() {
            return change(false);
        }

        private synchronized boolean change(boolean to) {
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
        }
    }
}
