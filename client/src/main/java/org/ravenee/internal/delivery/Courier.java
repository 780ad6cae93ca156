/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.delivery.Conversation.Request;

/**
 * Carries what waits in the outbox to the server, step by step. Whatever can be done now is done by
 * {@link #step}, which never waits and says when it wants to be called again. All of it happens on
 * one thread, save the arrival of answers, so nothing here needs a lock.
 */
final class Courier {

    /** A request without an answer for so long does not keep others from being sent. */
    private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

    /** There is nothing to wait for but events and answers. */
    static final long FOREVER = Long.MAX_VALUE;

    private final Outbox outbox;
    private final Conversation conversation;
    private final DeliveryLog log;
    private final Pace pace;
    private final long longest;
    private final LongSupplier nanos;
    private final Runnable wake;
    private final Queue<Request> answered = new ConcurrentLinkedQueue<>();
    private final List<Request> flights = new ArrayList<>();
    private long downSince;
    private boolean failsForSome;
    private long newestAtFailure;
    private boolean idle;

    /**
     * Creates a courier.
     *
     * @param longest after this time a request is over, whatever the transport does
     * @param nanos a monotonic clock
     * @param wake called on any thread when an answer has arrived
     */
    Courier(
            Outbox outbox,
            Conversation conversation,
            DeliveryLog log,
            Pace pace,
            long longest,
            LongSupplier nanos,
            Runnable wake) {
        this.outbox = outbox;
        this.conversation = conversation;
        this.log = log;
        this.pace = pace;
        this.longest = longest;
        this.nanos = nanos;
        this.wake = wake;
    }

    /** Does what can be done now; returns in how many nanoseconds there will be more to do. */
    long step() {
        idle = false;
        takeAnswers();
        boolean more = outbox.spoolSome();
        long now = nanos.getAsLong();
        if (!outbox.keepsOnDisk() && pace.limitLeft(now) > Pace.PATIENCE) {
            outbox.loseAll(LossReason.RATELIMIT_BACKOFF);
        }
        long wait = sendSome(now);
        return more ? 0 : Math.min(wait, untilOverdue(now));
    }

    /** Whether the last step ended because nothing was left to send. */
    boolean isIdle() {
        return idle;
    }

    private long sendSome(long now) {
        while (true) {
            long wait = pace.untilNext(now);
            boolean early = wait > 0 && failsForSome && pace.maySendNewcomer(now);
            if (wait > 0 && !early) {
                return wait;
            }
            long slot = untilSlot(now, early ? 2 : 1);
            if (slot > 0) {
                return Math.min(slot, wait > 0 ? wait : FOREVER);
            }
            Parcel parcel =
                    early
                            ? outbox.nextNewerThan(newestAtFailure, now)
                            : outbox.next(now, mayRetry());
            if (parcel == null) {
                if (early) {
                    return wait;
                }
                idle = outbox.hasNoFresh();
                if (flights.isEmpty() && idle) {
                    log.caughtUp();
                }
                return outbox.untilDue(now);
            }
            if (early) {
                pace.newcomerSent();
            }
            parcel.attempted();
            send(parcel);
            takeAnswers();
        }
    }

    /** Returns how long to wait until another request may be sent as well. */
    private long untilSlot(long now, int mostWhileDown) {
        int busy = 0;
        long slot = FOREVER;
        for (Request flight : flights) {
            long since = now - (flight.deadline - longest);
            if (pace.isDown()) {
                // Those that were on their way before say nothing new.
                busy += flight.deadline - longest - downSince >= 0 ? 1 : 0;
            } else if (since < SLOW) {
                busy++;
                slot = Math.min(slot, SLOW - since);
            }
        }
        if (flights.size() >= Pace.MOST_UNDER_WAY) {
            return FOREVER;
        }
        return busy < (pace.isDown() ? mostWhileDown : pace.window()) ? 0 : slot;
    }

    /**
     * Whether the next request may be for an event that failed before. While the server cannot be
     * reached, the event that failed first goes first, so that order is kept. It may still be this
     * event that a transport cannot send: after some attempts another one has its turn.
     */
    private boolean mayRetry() {
        if (pace.isDown()) {
            return !outbox.prefersNewest() && outbox.isFirstRetryInTurn();
        }
        return retriesUnderWay() < Math.max(1, pace.window() / 4);
    }

    private int retriesUnderWay() {
        int retries = 0;
        for (Request flight : flights) {
            retries += flight.parcel != null && !flight.parcel.isFirst() ? 1 : 0;
        }
        return retries;
    }

    private void send(@Nullable Parcel parcel) {
        Request request = conversation.send(parcel, nanos.getAsLong() + longest);
        flights.add(request);
        request.answer.whenComplete(
                (result, failure) -> {
                    answered.add(request);
                    wake.run();
                });
    }

    private long untilOverdue(long now) {
        return flights.isEmpty() ? FOREVER : Math.max(1, flights.get(0).deadline - now);
    }

    private void takeAnswers() {
        long now = nanos.getAsLong();
        while (!flights.isEmpty() && flights.get(0).deadline - now <= 0) {
            flights.get(0).giveUp();
            take(flights.get(0), now);
        }
        Request request;
        while ((request = answered.poll()) != null) {
            take(request, now);
        }
    }

    private void take(Request request, long now) {
        if (!flights.remove(request)) {
            return;
        }
        Result result = request.answer.join();
        boolean wasDown = pace.isDown();
        try {
            conversation.mind(request, result, now);
            // Before those who wait for the outcome go on; it does not throw.
            log.answered(result, pace.limitLeft(now) > 0);
            if (pace.isDown() && !wasDown) {
                downSince = now;
                newestAtFailure = outbox.newest();
            }
        } finally {
            if (request.parcel != null) {
                settle(request.parcel, result.outcome(), now);
            }
        }
    }

    private void settle(Parcel parcel, Outcome outcome, long now) {
        failsForSome = outcome == Outcome.SERVER_ERROR || outcome == Outcome.NO_RESPONSE;
        switch (outcome) {
            case DELIVERED -> outbox.delivered(parcel);
            case REJECTED -> outbox.lost(parcel, LossReason.SEND_ERROR, true);
            case RATE_LIMITED -> limited(parcel, now);
            // All that fail in one outage are due at once, so that they go in their order.
            case UNAVAILABLE -> outbox.retryAt(parcel, pace.isDown() ? downSince : now);
            case SERVER_ERROR -> failed(parcel, LossReason.SEND_ERROR, now);
            case NO_RESPONSE -> failed(parcel, LossReason.NETWORK_ERROR, now);
        }
    }

    private void failed(Parcel parcel, LossReason reason, long now) {
        if (pace.isDown()) {
            outbox.preferNewest();
        }
        parcel.failed(conversation.taken(), pace.isDown());
        if (parcel.isHopeless()) {
            outbox.lost(parcel, reason, true);
        } else {
            outbox.retryAt(parcel, now + pace.waitAfter(Math.max(1, parcel.strikes())));
        }
    }

    /**
     * The protocol lets clients drop an event that was answered with 429. We promised to deliver
     * it, and the server did not take it, so it is tried again like those that have not been sent
     * yet. If it has to go after all, the server is not told: it counted this one itself.
     */
    private void limited(Parcel parcel, long now) {
        boolean kept = parcel.isOnDisk() || pace.limitLeft(now) <= Pace.PATIENCE;
        if (kept) {
            outbox.retryAt(parcel, now);
        } else {
            outbox.lost(parcel, LossReason.RATELIMIT_BACKOFF, false);
        }
    }

    /** The application waits for the outcome: the server is asked once before its time. */
    void nudge() {
        pace.nudge();
    }

    /** The application is about to end: now or never. */
    void hurry() {
        pace.hurry();
        outbox.retryNow(nanos.getAsLong());
    }

    /** Whether nothing more can be delivered within a time. */
    boolean isHopeless(long within) {
        long now = nanos.getAsLong();
        return flights.isEmpty()
                && (pace.isLost()
                        || pace.untilNext(now) >= within
                        || (outbox.hasNoFresh() && outbox.untilDue(now) >= within));
    }

    /** Tells the server what was lost, without an event to go with; false if there is no need. */
    boolean reportAlone() {
        if (!conversation.hasReport()) {
            return false;
        }
        send(null);
        return true;
    }

    /** Looks at what has arrived; returns whether anything is under way still. */
    boolean isWaiting() {
        takeAnswers();
        return !flights.isEmpty();
    }
}
