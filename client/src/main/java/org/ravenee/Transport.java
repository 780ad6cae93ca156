/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.time.Duration;
import java.util.Objects;

/**
 * Delivers envelopes to a server.
 *
 * <p>An implementation only sends. The client queues, retries, waits, counts and keeps on disk, by
 * the {@link Result}. It calls {@link #send} from up to nine background threads at a time, one of
 * them for check-ins, and from one while the server seems to be away. With {@code
 * sentry.transport=sync} it calls from the threads of the application, any number of them at a
 * time. So an implementation is to be safe for use by several threads.
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends one envelope to the server, and waits for the outcome.
     *
     * <p>An implementation should have time-outs of its own. A background thread that still sends
     * some seconds after {@code sentry.connect-timeout} and {@code sentry.timeout} is interrupted.
     *
     * @param envelope the envelope
     * @return the outcome. Throwing anything counts as {@link Outcome#NO_RESPONSE}.
     */
    Result send(Envelope envelope);

    /**
     * Aborts requests, and releases connections and threads. Safe to call twice. Called while other
     * threads may be in {@link #send}, which should return soon then.
     */
    @Override
    default void close() {}

    /**
     * Returns a transport that delivers nothing and reports success. For tests.
     *
     * @return the transport
     */
    static Transport discarding() {
        return envelope -> Result.delivered();
    }

    /** The outcome of sending one envelope. */
    enum Outcome {
        /** The server has it. */
        DELIVERED,
        /** The server will never take it: dropped alone, not retried. */
        REJECTED,
        /** The server wants fewer events: tried again if the wait is short or on disk. */
        RATE_LIMITED,
        /**
         * The server responded with an error of its own, such as HTTP 500. The envelope is tried
         * again, in waits that grow. Other envelopes are tried meanwhile: this one may be the
         * reason.
         */
        SERVER_ERROR,
        /**
         * The envelope was sent, and no response came. Treated as {@link #SERVER_ERROR}, but an
         * event that is given up counts as a network error.
         */
        NO_RESPONSE,
        /** The server was not reached. All other envelopes wait until one is tried again. */
        UNAVAILABLE
    }

    /**
     * The outcome of sending one envelope, and the rate limit in the response.
     *
     * @param outcome the outcome
     * @param reason a line for the log, without secrets; may be empty
     * @param retryAfter for how long the server wants no more events; zero if the response has no
     *     rate limit
     * @param checkInRetryAfter for how long the server wants no more check-ins; zero if the
     *     response has no rate limit for them
     */
    record Result(Outcome outcome, String reason, Duration retryAfter, Duration checkInRetryAfter) {

        /**
         * Replaces a negative time by zero.
         *
         * @param outcome the outcome
         * @param reason a line for the log
         * @param retryAfter for how long the server wants no more events
         * @param checkInRetryAfter for how long the server wants no more check-ins
         */
        public Result {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(retryAfter, "retryAfter");
            retryAfter = retryAfter.isNegative() ? Duration.ZERO : retryAfter;
            Objects.requireNonNull(checkInRetryAfter, "checkInRetryAfter");
            checkInRetryAfter = checkInRetryAfter.isNegative() ? Duration.ZERO : checkInRetryAfter;
        }

        /**
         * Creates a result whose limit is for everything.
         *
         * @param outcome the outcome
         * @param reason a line for the log
         * @param retryAfter for how long the server wants no more events and check-ins
         */
        public Result(Outcome outcome, String reason, Duration retryAfter) {
            this(outcome, reason, retryAfter, retryAfter);
        }

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
         * The server did not take the envelope, as it wants fewer of them.
         *
         * @param reason a line for the log
         * @param retryAfter for how long it wants none
         * @return the result
         */
        public static Result rateLimited(String reason, Duration retryAfter) {
            return new Result(Outcome.RATE_LIMITED, reason, retryAfter);
        }

        /**
         * The server responded with an error of its own.
         *
         * @param reason a line for the log
         * @return the result
         */
        public static Result serverError(String reason) {
            return new Result(Outcome.SERVER_ERROR, reason, Duration.ZERO);
        }

        /**
         * The envelope was sent, and no response came.
         *
         * @param reason a line for the log
         * @return the result
         */
        public static Result noResponse(String reason) {
            return new Result(Outcome.NO_RESPONSE, reason, Duration.ZERO);
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
