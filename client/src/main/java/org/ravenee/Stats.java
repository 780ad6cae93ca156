/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ravenee.Transport.Outcome;

/**
 * The number of events of one client so far, by outcome. At any moment {@code accepted} is the sum
 * of {@code delivered}, {@link #totalDropped()}, {@code queued} and {@code spooled}.
 *
 * <p>Reasons are those of the protocol's client reports, such as {@code queue_overflow} or {@code
 * network_error}. Immutable and safe to share between threads.
 *
 * @see <a href="https://develop.sentry.dev/sdk/telemetry/client-reports/">Sentry: client
 *     reports</a>
 */
public final class Stats {

    private final long accepted;
    private final long delivered;
    private final Map<String, Long> dropped;
    private final Map<String, Long> refused;
    private final long queued;
    private final long spooled;
    private final @Nullable Outcome lastOutcome;

    private Stats(
            long accepted,
            long delivered,
            Map<String, Long> dropped,
            Map<String, Long> refused,
            long queued,
            long spooled,
            @Nullable Outcome lastOutcome) {
        this.accepted = accepted;
        this.delivered = delivered;
        this.dropped = Map.copyOf(dropped);
        this.refused = Map.copyOf(refused);
        this.queued = queued;
        this.spooled = spooled;
        this.lastOutcome = lastOutcome;
    }

    /**
     * Returns the numbers of a client that has sent nothing yet. Its {@link #lastOutcome()} is
     * empty.
     *
     * @param accepted events that were accepted
     * @param delivered events that the server has
     * @param dropped events that were accepted and then dropped, by reason; copied
     * @param refused events that were never accepted, by reason; copied
     * @param queued events that wait in memory
     * @param spooled events that wait on disk
     * @return an immutable value
     */
    public static Stats of(
            long accepted,
            long delivered,
            Map<String, Long> dropped,
            Map<String, Long> refused,
            long queued,
            long spooled) {
        return of(accepted, delivered, dropped, refused, queued, spooled, null);
    }

    /**
     * Returns the numbers of a client, and the outcome of its last attempt to send.
     *
     * @param accepted events that were accepted
     * @param delivered events that the server has
     * @param dropped events that were accepted and then dropped, by reason; copied
     * @param refused events that were never accepted, by reason; copied
     * @param queued events that wait in memory
     * @param spooled events that wait on disk
     * @param lastOutcome the outcome of the last attempt to send; null before the first one
     * @return an immutable value
     */
    public static Stats of(
            long accepted,
            long delivered,
            Map<String, Long> dropped,
            Map<String, Long> refused,
            long queued,
            long spooled,
            @Nullable Outcome lastOutcome) {
        return new Stats(accepted, delivered, dropped, refused, queued, spooled, lastOutcome);
    }

    /**
     * {@return events whose id was returned to the application, and events found in the spool of an
     * earlier process}
     */
    public long accepted() {
        return accepted;
    }

    /** {@return events that the server has} */
    public long delivered() {
        return delivered;
    }

    /** {@return events that were accepted and then dropped, by reason} */
    public Map<String, Long> dropped() {
        return dropped;
    }

    /**
     * {@return events that were never accepted, by reason, such as a full queue, sampling or a rate
     * limit}
     */
    public Map<String, Long> refused() {
        return refused;
    }

    /** {@return events in memory that are not delivered yet} */
    public long queued() {
        return queued;
    }

    /** {@return events on disk that are not delivered yet} */
    public long spooled() {
        return spooled;
    }

    /** {@return the outcome of the last attempt to send; empty before the first one} */
    public Optional<Outcome> lastOutcome() {
        return Optional.ofNullable(lastOutcome);
    }

    /**
     * Returns the numbers of a client that has done nothing, or is disabled.
     *
     * @return zeros
     */
    public static Stats none() {
        return of(0, 0, Map.of(), Map.of(), 0, 0);
    }

    /**
     * Returns how many events were accepted and then dropped.
     *
     * @return the sum of {@link #dropped()}
     */
    public long totalDropped() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stats that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(accepted, delivered, dropped, refused, queued, spooled, lastOutcome);
    }

    /** {@return all numbers} */
    @Override
    public String toString() {
        return "Stats[accepted "
                + accepted
                + ", delivered "
                + delivered
                + ", dropped "
                + dropped
                + ", refused "
                + refused
                + ", queued "
                + queued
                + ", spooled "
                + spooled
                + ", last outcome "
                + lastOutcome
                + "]";
    }
}
