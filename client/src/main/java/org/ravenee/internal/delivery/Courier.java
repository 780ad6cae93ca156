/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Envelope;
import org.ravenee.Transport;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.envelope.EnvelopeWriter;

/**
 * Carries what waits in the outbox to the server, step by step. Whatever can be done now is done by
 * {@link #step}, which never waits and says when it wants to be called again. All of it happens on
 * one thread, save the arrival of answers, so nothing here needs a lock.
 */
final class Courier {

    /** There is nothing to wait for but events and answers. */
    static final long FOREVER = Long.MAX_VALUE;

    /** After so many refusals of envelopes with a report, the server is not told any more. */
    private static final int REFUSED_REPORTS_MOST = 3;

    /** An envelope under way: an event, or a report alone. */
    private static final class Flight {
        final @Nullable Parcel parcel;
        final Map<LossReason, Long> losses;
        final long deadline;
        final CompletableFuture<Result> answer;

        Flight(
                @Nullable Parcel parcel,
                Map<LossReason, Long> losses,
                long deadline,
                CompletableFuture<Result> answer) {
            this.parcel = parcel;
            this.losses = losses;
            this.deadline = deadline;
            this.answer = answer;
        }
    }

    private final Ledger ledger;
    private final Outbox outbox;
    private final EnvelopeWriter envelopes;
    private final Transport transport;
    private final DeliveryLog log;
    private final Pace pace;
    private final long longest;
    private final LongSupplier nanos;
    private final InstantSource wallClock;
    private final Runnable wake;
    private final Queue<Flight> answered = new ConcurrentLinkedQueue<>();
    private final List<Flight> flights = new ArrayList<>();
    private long answersSeen;
    private int refusedReports;
    private boolean reportsPaused;
    private boolean idle;

    /**
     * Creates a courier.
     *
     * @param longest after this time a request is over, whatever the transport does
     * @param nanos a monotonic clock
     * @param wallClock tells when an envelope is sent
     * @param wake called on any thread when an answer has arrived
     */
    Courier(
            Ledger ledger,
            Outbox outbox,
            EnvelopeWriter envelopes,
            Transport transport,
            DeliveryLog log,
            Pace pace,
            Duration longest,
            LongSupplier nanos,
            InstantSource wallClock,
            Runnable wake) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.transport = transport;
        this.log = log;
        this.pace = pace;
        this.longest = Ledger.nanos(longest);
        this.nanos = nanos;
        this.wallClock = wallClock;
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
        while (flights.size() < pace.window()) {
            long wait = pace.untilNext(now);
            if (wait > 0) {
                return wait;
            }
            Parcel parcel = outbox.next();
            if (parcel == null) {
                idle = true;
                if (flights.isEmpty()) {
                    log.caughtUp();
                }
                return FOREVER;
            }
            send(parcel, reportsPaused ? Map.of() : ledger.takeUnreported());
            takeAnswers();
        }
        return FOREVER;
    }

    private void send(@Nullable Parcel parcel, Map<LossReason, Long> losses) {
        CompletableFuture<Result> answer = new CompletableFuture<>();
        Flight flight = new Flight(parcel, losses, nanos.getAsLong() + longest, answer);
        flights.add(flight);
        answer.whenComplete(
                (result, failure) -> {
                    answered.add(flight);
                    wake.run();
                });
        try {
            if (parcel != null) {
                parcel.attempted();
            }
            Envelope envelope =
                    envelopes.envelope(
                            parcel == null ? null : parcel.event(),
                            LossReason.words(losses),
                            wallClock.instant());
            CompletionStage<Result> stage = transport.send(envelope);
            // Once the answer is known or the time is over, the request itself is over too.
            answer.whenComplete((result, failure) -> cancel(stage));
            stage.whenComplete((result, failure) -> answer.complete(result(result, failure)));
        } catch (Throwable e) {
            answer.complete(Result.unavailable(String.valueOf(e)));
        }
    }

    private static Result result(@Nullable Result result, @Nullable Throwable failure) {
        if (result != null) {
            return result;
        }
        return Result.unavailable(failure == null ? "no result" : String.valueOf(failure));
    }

    private static void cancel(CompletionStage<Result> stage) {
        try {
            stage.toCompletableFuture().cancel(true);
        } catch (UnsupportedOperationException e) {
            // an application's transport need not be able to
        }
    }

    private long untilOverdue(long now) {
        return flights.isEmpty() ? FOREVER : Math.max(1, flights.get(0).deadline - now);
    }

    private void takeAnswers() {
        long now = nanos.getAsLong();
        while (!flights.isEmpty() && flights.get(0).deadline - now <= 0) {
            flights.get(0).answer.complete(Result.unavailable("no answer in time"));
            take(flights.get(0), now);
        }
        Flight flight;
        while ((flight = answered.poll()) != null) {
            take(flight, now);
        }
    }

    private void take(Flight flight, long now) {
        if (!flights.remove(flight)) {
            return;
        }
        Result result = flight.answer.join();
        boolean limits = result.outcome() != Outcome.UNAVAILABLE && !result.retryAfter().isZero();
        if (limits) {
            pace.limit(now, result.retryAfter());
            log.limited(result.retryAfter());
        }
        settleReport(flight, result.outcome());
        if (result.outcome() == Outcome.UNAVAILABLE) {
            pace.failed(now, result.retryAfter());
            log.unreachable(result.reason());
        } else {
            answersSeen++;
            if (result.outcome() != Outcome.RATE_LIMITED) {
                pace.succeeded();
                log.reached();
            } else if (!limits) {
                pace.failed(now, Duration.ZERO);
            }
        }
        if (flight.parcel != null) {
            settle(flight.parcel, result, now);
        }
    }

    private void settle(Parcel parcel, Result result, long now) {
        switch (result.outcome()) {
            case DELIVERED -> outbox.delivered(parcel);
            case REJECTED -> {
                log.rejected(result.reason());
                outbox.lost(parcel, LossReason.SEND_ERROR, true);
            }
            case RATE_LIMITED -> limited(parcel, now);
            case UNAVAILABLE -> {
                parcel.failed(answersSeen);
                if (parcel.isHopeless()) {
                    outbox.lost(parcel, LossReason.NETWORK_ERROR, true);
                } else {
                    outbox.retry(parcel);
                }
            }
        }
    }

    /**
     * The protocol lets clients drop an event that was answered with 429. We promised to deliver
     * it, and the server did not take it, so it is tried again like those that have not been sent
     * yet. If it has to go after all, the server is not told: it counted this one itself.
     */
    private void limited(Parcel parcel, long now) {
        boolean kept = parcel.isOnDisk() || pace.limitLeft(now) <= Pace.PATIENCE;
        if (kept && !parcel.isHopeless()) {
            outbox.retry(parcel);
        } else {
            outbox.lost(parcel, LossReason.RATELIMIT_BACKOFF, false);
        }
    }

    /**
     * Losses are told once. A server that refuses an envelope may do so because of the report in
     * it: the next ones go without, until one has been taken, and after some refusals all of them.
     */
    private void settleReport(Flight flight, Outcome outcome) {
        if (flight.losses.isEmpty()) {
            if (outcome == Outcome.DELIVERED) {
                reportsPaused = refusedReports >= REFUSED_REPORTS_MOST;
            }
            return;
        }
        if (outcome == Outcome.DELIVERED) {
            refusedReports = 0;
            return;
        }
        ledger.putBack(flight.losses);
        if (outcome == Outcome.REJECTED) {
            reportsPaused = true;
            refusedReports++;
        }
    }

    /** The application waits for the outcome, or is about to end. */
    void hurry() {
        pace.hurry();
    }

    /** Whether nothing more can be delivered within a time. */
    boolean isHopeless(long within) {
        long now = nanos.getAsLong();
        return flights.isEmpty() && (pace.isLost() || pace.untilNext(now) >= within);
    }

    /** Tells the server what was lost, without an event to go with; false if there is no need. */
    boolean reportAlone() {
        if (pace.isDown() || reportsPaused || !ledger.hasUnreported()) {
            return false;
        }
        send(null, ledger.takeUnreported());
        return true;
    }

    /** Looks at what has arrived; returns whether anything is under way still. */
    boolean isWaiting() {
        takeAnswers();
        return !flights.isEmpty();
    }
}
