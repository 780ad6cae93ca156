/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The seam for delivery: takes envelopes to a server.
 *
 * <p>The client calls {@link #send} from its own thread, in order, and does not wait for one answer
 * before it sends the next. An implementation does not retry, does not queue and does not block
 * longer than its own time-out: what becomes of an envelope that was not delivered is the client's
 * affair, by the {@link Result}. In this version it is dropped, and the log says so.
 */
public interface Transport extends AutoCloseable {

    /**
     * Takes one envelope to the server.
     *
     * @param envelope what to deliver
     * @return completes with the outcome. Completing exceptionally, or throwing, counts as {@link
     *     Outcome#UNAVAILABLE}.
     */
    CompletionStage<Result> send(Envelope envelope);

    /** Releases connections and threads. Safe to call twice. */
    @Override
    default void close() {}

    /**
     * Returns a transport that delivers nothing and says that it did. For tests.
     *
     * @return the transport
     */
    static Transport discarding() {
        return envelope -> CompletableFuture.completedFuture(Result.delivered());
    }

    /** What became of an envelope. */
    enum Outcome {
        /** The server has it. */
        DELIVERED,
        /** The server will never take it: dropped alone, not retried. */
        REJECTED,
        /** The server asks for less: dropped or kept, as its limits say. */
        RATE_LIMITED,
        /** The server was not reached, or had trouble of its own: worth another attempt. */
        UNAVAILABLE
    }

    /**
     * What became of an envelope, and what the server said.
     *
     * @param outcome what became of it
     * @param reason a line for the log, without secrets; empty if there is nothing to say
     * @param retryAfter how long to wait before the next attempt; zero if the server did not say
     */
    record Result(Outcome outcome, String reason, Duration retryAfter) {

        /**
         * The server has the envelope.
         *
         * @return the result
         */
        public static Result delivered() {
            return new Result(Outcome.DELIVERED, "", Duration.ZERO);
        }

        /**
         * The server will never take the envelope.
         *
         * @param reason a line for the log
         * @return the result
         */
        public static Result rejected(String reason) {
            return new Result(Outcome.REJECTED, reason, Duration.ZERO);
        }

        /**
         * The server was not reached.
         *
         * @param reason a line for the log
         * @return the result
         */
        public static Result unavailable(String reason) {
            return new Result(Outcome.UNAVAILABLE, reason, Duration.ZERO);
        }
    }
}
