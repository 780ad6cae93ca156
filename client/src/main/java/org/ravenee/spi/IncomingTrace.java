/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers by which another service passes its trace on with a request or message. Events of the
 * request continue that trace.
 *
 * <p>{@code sentry-trace} is read first, {@code traceparent} otherwise. A malformed header is
 * ignored.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class IncomingTrace {

    private final @Nullable String sentryTrace;
    private final @Nullable String baggage;
    private final @Nullable String traceparent;

    private IncomingTrace(
            @Nullable String sentryTrace, @Nullable String baggage, @Nullable String traceparent) {
        this.sentryTrace = sentryTrace;
        this.baggage = baggage;
        this.traceparent = traceparent;
    }

    /**
     * Returns the headers of a request or message.
     *
     * @param sentryTrace the header {@code sentry-trace}, or null
     * @param baggage all values of the header {@code baggage}, joined by commas, or null
     * @param traceparent the header {@code traceparent} of W3C Trace Context, or null
     * @return an immutable value
     */
    public static IncomingTrace of(
            @Nullable String sentryTrace, @Nullable String baggage, @Nullable String traceparent) {
        return new IncomingTrace(sentryTrace, baggage, traceparent);
    }

    /** {@return the header {@code sentry-trace}, or null} */
    public @Nullable String sentryTrace() {
        return sentryTrace;
    }

    /** {@return all values of the header {@code baggage}, joined by commas, or null} */
    public @Nullable String baggage() {
        return baggage;
    }

    /** {@return the header {@code traceparent} of W3C Trace Context, or null} */
    public @Nullable String traceparent() {
        return traceparent;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IncomingTrace that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(sentryTrace, baggage, traceparent);
    }

    /** {@return the headers without {@code baggage}, which may hold data of the application} */
    @Override
    public String toString() {
        return "IncomingTrace[" + sentryTrace + ", " + traceparent + "]";
    }
}
