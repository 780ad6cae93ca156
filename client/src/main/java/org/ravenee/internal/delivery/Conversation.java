/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.ravenee.Transport;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.envelope.EnvelopeWriter;

/**
 * Puts requests to the server, and minds what its answers mean for the next ones: when it may be
 * asked, and whether it wants to know what was lost. Safe for use by several threads.
 */
final class Conversation {

    /** After so many refusals of envelopes with a report, the server is not told any more. */
    private static final int REFUSED_REPORTS_MOST = 3;

    /** An envelope under way. */
    static final class Request {

        /** The event inside; null for a report alone. */
        final @Nullable Parcel parcel;

        /** What it tells the server. */
        final Map<LossReason, Long> losses;

        /** Until then an answer is waited for. */
        final long deadline;

        /** Never completes exceptionally. Who completes it ends the request. */
        final CompletableFuture<Result> answer = new CompletableFuture<>();

        Request(@Nullable Parcel parcel, Map<LossReason, Long> losses, long deadline) {
            this.parcel = parcel;
            this.losses = losses;
            this.deadline = deadline;
        }

        /** There is no answer, or none that anybody waits for. */
        void giveUp() {
            answer.complete(Result.noResponse("no answer in time"));
        }
    }

    private final Ledger ledger;
    private final EnvelopeWriter envelopes;
    private final Transport transport;
    private final Pace pace;
    private final InstantSource wallClock;
    private final ReentrantLock lock = new ReentrantLock();
    private int refusedReports;
    private volatile boolean reportsPaused;
    private final AtomicLong taken = new AtomicLong();

    /**
     * Creates a conversation.
     *
     * @param wallClock tells when an envelope is sent
     */
    Conversation(
            Ledger ledger,
            EnvelopeWriter envelopes,
            Transport transport,
            Pace pace,
            InstantSource wallClock) {
        this.ledger = ledger;
        this.envelopes = envelopes;
        this.transport = transport;
        this.pace = pace;
        this.wallClock = wallClock;
    }

    /**
     * Sends an event, and what was lost along with it.
     *
     * @param parcel the event; null for what was lost alone
     */
    Request send(@Nullable Parcel parcel, long deadline) {
        Map<LossReason, Long> losses = reportsPaused ? Map.of() : ledger.takeUnreported();
        Request request = new Request(parcel, losses, deadline);
        try {
            CompletionStage<Result> stage =
                    transport.send(
                            envelopes.envelope(
                                    parcel == null ? null : parcel.event(),
                                    LossReason.words(losses),
                                    wallClock.instant()));
            // Once the answer is known or the time is over, the request itself is over too.
            request.answer.whenComplete((result, failure) -> cancel(stage));
            stage.whenComplete(
                    (result, failure) -> request.answer.complete(result(result, failure)));
        } catch (Throwable e) {
            request.answer.complete(result(null, e));
        }
        return request;
    }

    /** What a transport's exception says may be secret: only HTTP's own are known not to be. */
    private static Result result(@Nullable Result result, @Nullable Throwable failure) {
        if (result != null) {
            return result;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return Result.noResponse(cause == null ? "no result" : cause.getClass().getName());
    }

    private static void cancel(CompletionStage<Result> stage) {
        try {
            stage.toCompletableFuture().cancel(true);
        } catch (UnsupportedOperationException e) {
            // an application's transport need not be able to
        }
    }

    /** Minds the answer to a request. */
    void mind(Request request, Result result, long now) {
        Outcome outcome = result.outcome();
        boolean failed = !isFinal(outcome);
        boolean limits = !failed && !result.retryAfter().isZero();
        lock.lock();
        try {
            settleReport(request.losses, outcome);
            if (outcome == Outcome.UNAVAILABLE || (outcome == Outcome.RATE_LIMITED && !limits)) {
                pace.failed(now, failed ? result.retryAfter() : Duration.ZERO);
            } else if (failed) {
                failedFor(request.parcel, now, result.retryAfter());
            } else if (outcome != Outcome.RATE_LIMITED) {
                taken.incrementAndGet();
                pace.succeeded();
            }
            if (limits) {
                pace.limit(now, result.retryAfter());
            }
        } finally {
            lock.unlock();
        }
    }

    /** What failed before, while the server took others, says nothing about the server. */
    private void failedFor(@Nullable Parcel parcel, long now, Duration asked) {
        if (parcel == null || !parcel.isSuspect(taken.get()) || !asked.isZero()) {
            pace.failedForOne(now, asked);
        }
    }

    /** Whether the server has said what becomes of an envelope. */
    static boolean isFinal(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED, REJECTED, RATE_LIMITED -> true;
            case SERVER_ERROR, NO_RESPONSE, UNAVAILABLE -> false;
        };
    }

    /** Returns how many envelopes the server has taken, or refused for good. */
    long taken() {
        return taken.get();
    }

    /**
     * Losses are told once. A server that refuses an envelope may do so because of the report in
     * it: the next ones go without, until one has been taken, and after some refusals all of them.
     */
    private void settleReport(Map<LossReason, Long> losses, Outcome outcome) {
        if (losses.isEmpty()) {
            if (outcome == Outcome.DELIVERED) {
                reportsPaused = refusedReports >= REFUSED_REPORTS_MOST;
            }
            return;
        }
        if (outcome == Outcome.DELIVERED) {
            refusedReports = 0;
            return;
        }
        ledger.putBack(losses);
        if (outcome == Outcome.REJECTED) {
            reportsPaused = true;
            refusedReports++;
        }
    }

    /** Returns how long the server should not be asked; zero or less if it can be. */
    long untilNext(long now) {
        lock.lock();
        try {
            return pace.untilNext(now);
        } finally {
            lock.unlock();
        }
    }

    /** Whether there are losses to tell, and a server that hears of them. */
    boolean hasReport() {
        lock.lock();
        try {
            return !pace.isDown() && !reportsPaused && ledger.hasUnreported();
        } finally {
            lock.unlock();
        }
    }
}
