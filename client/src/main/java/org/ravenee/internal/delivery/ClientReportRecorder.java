/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.Map;
import java.util.TreeMap;
import org.ravenee.Transport.Outcome;
import org.ravenee.internal.envelope.DiscardedItems;

/**
 * Records the discarded events and check-ins that the server has not been told about, for client
 * reports. Safe for use by several threads.
 *
 * @see <a href="https://develop.sentry.dev/sdk/telemetry/client-reports/">Sentry: client
 *     reports</a>
 */
final class ClientReportRecorder {

    /** After so many refusals of envelopes with a report, no more reports are sent. */
    private static final int MOST_REFUSALS = 3;

    // Ordered, so that reports are the same from run to run.
    private final Map<DiscardedItems, Long> unreported = new TreeMap<>();
    private int refusals;
    private boolean paused;

    /** Records events. */
    synchronized void record(DiscardReason reason, long quantity) {
        add(new DiscardedItems(reason.word(), DiscardedItems.EVENTS), quantity);
    }

    /** Records check-ins. */
    synchronized void recordCheckIns(DiscardReason reason, long quantity) {
        add(new DiscardedItems(reason.word(), DiscardedItems.CHECK_INS), quantity);
    }

    private void add(DiscardedItems items, long quantity) {
        unreported.put(items, unreported.getOrDefault(items, 0L) + quantity);
    }

    /** Takes what goes into the next report; empty if there is none. */
    synchronized Map<DiscardedItems, Long> take() {
        if (paused || unreported.isEmpty()) {
            return Map.of();
        }
        Map<DiscardedItems, Long> taken = new TreeMap<>(unreported);
        unreported.clear();
        return taken;
    }

    /** Whether there is something to report, and a server that reads reports. */
    synchronized boolean hasReport() {
        return !paused && !unreported.isEmpty();
    }

    /**
     * An envelope was sent: each discard is reported once. A server that refuses an envelope may do
     * so because of the report in it: the next ones go without, until one has been taken, and after
     * some refusals all of them.
     *
     * @param reported what {@link #take} returned for it
     */
    synchronized void sent(Map<DiscardedItems, Long> reported, Outcome outcome) {
        if (outcome == Outcome.DELIVERED) {
            paused &= !reported.isEmpty() || refusals >= MOST_REFUSALS;
            refusals = reported.isEmpty() ? refusals : 0;
        } else if (!reported.isEmpty()) {
            reported.forEach(this::add);
            paused |= outcome == Outcome.REJECTED;
            refusals += outcome == Outcome.REJECTED ? 1 : 0;
        }
    }
}
