/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.Map;

/**
 * What became of the events of one client so far. At any moment {@code accepted} is the sum of
 * {@code delivered}, {@link #totalDropped()}, {@code queued} and {@code spooled}.
 *
 * <p>Reasons are those of the protocol's client reports, such as {@code queue_overflow} or {@code
 * network_error}.
 *
 * @param accepted events whose id was handed out, and events found in the spool of an earlier
 *     process
 * @param delivered events that the server has
 * @param dropped events that were accepted and then lost, by reason
 * @param refused events that were never accepted, by reason: the queue was full, sampling left them
 *     out, the server had asked for silence
 * @param queued events waiting in memory or on their way
 * @param spooled events on disk that are not delivered yet
 * @see <a href="https://develop.sentry.dev/sdk/telemetry/client-reports/">Sentry: client
 *     reports</a>
 */
public record Stats(
        long accepted,
        long delivered,
        Map<String, Long> dropped,
        Map<String, Long> refused,
        long queued,
        long spooled) {

    /**
     * ImmutableCopies the maps.
     *
     * @param accepted events whose id was handed out
     * @param delivered events that the server has
     * @param dropped events that were accepted and then lost
     * @param refused events that were never accepted
     * @param queued events in memory
     * @param spooled events on disk
     */
    public Stats {
        dropped = Map.copyOf(dropped);
        refused = Map.copyOf(refused);
    }

    /**
     * Returns the numbers of a client that has done nothing, or is disabled.
     *
     * @return zeros
     */
    public static Stats none() {
        return new Stats(0, 0, Map.of(), Map.of(), 0, 0);
    }

    /**
     * Returns how many events were accepted and then lost, for whatever reason.
     *
     * @return the sum of {@link #dropped()}
     */
    public long totalDropped() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
