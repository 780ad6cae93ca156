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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.ravenee.Transport;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.envelope.PackedEvent;

/**
 * Puts requests to the server, and minds what its answers mean for the next ones: when it may be
 * asked, and whether it wants to know what was lost. Safe for use by several threads.
 */
final class Conversation {

    /** After so many refusals of envelopes with a report, the server is not told any more. */
    private static final int REFUSED_REPORTS_MOST = 3;

    /**
     * An envelope under way.
     *
     * @param losses what it tells the server
     * @param answer never completes exceptionally; who completes it ends the request
     */
    record Request(Map<LossReason, Long> losses, CompletableFuture<Result> answer) {}

    private final Ledger ledger;
    private final EnvelopeWriter envelopes;
    private final Transport transport;
    private final Pace pace;
    private final InstantSource wallClock;
    private final ReentrantLock lock = new ReentrantLock();
    private int refusedReports;
    private volatile boolean reportsPaused;

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

    /** Sends an event, and what was lost along with it; null for that alone. */
    Request send(@Nullable PackedEvent event) {
        Map<LossReason, Long> losses = reportsPaused ? Map.of() : ledger.takeUnreported();
        CompletableFuture<Result> answer = new CompletableFuture<>();
        try {
            CompletionStage<Result> stage =
                    transport.send(
                            envelopes.envelope(
                                    event, LossReason.words(losses), wallClock.instant()));
            // Once the answer is known or the time is over, the request itself is over too.
            answer.whenComplete((result, failure) -> cancel(stage));
            stage.whenComplete((result, failure) -> answer.complete(result(result, failure)));
        } catch (Throwable e) {
            answer.complete(result(null, e));
        }
        return new Request(losses, answer);
    }

    /** What a transport's exception says may be secret: only HTTP's own are known not to be. */
    private static Result result(@Nullable Result result, @Nullable Throwable failure) {
        if (result != null) {
            return result;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return Result.unavailable(cause == null ? "no result" : cause.getClass().getName());
    }

    private static void cancel(CompletionStage<Result> stage) {
        try {
            stage.toCompletableFuture().cancel(true);
        } catch (UnsupportedOperationException e) {
            // an application's transport need not be able to
        }
    }

    /** Minds an answer. */
    void mind(Result result, Map<LossReason, Long> losses, long now) {
        boolean answered = result.outcome() != Outcome.UNAVAILABLE;
        boolean limits = answered && !result.retryAfter().isZero();
        lock.lock();
        try {
            settleReport(losses, result.outcome());
            if (!answered || (result.outcome() == Outcome.RATE_LIMITED && !limits)) {
                pace.failed(now, answered ? Duration.ZERO : result.retryAfter());
            } else if (result.outcome() != Outcome.RATE_LIMITED) {
                pace.succeeded();
            }
            if (limits) {
                pace.limit(now, result.retryAfter());
            }
        } finally {
            lock.unlock();
        }
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
