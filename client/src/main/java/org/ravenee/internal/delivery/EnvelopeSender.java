/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Envelope;
import org.ravenee.Transport;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.envelope.DiscardedItems;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.envelope.PackedEvent;
import org.ravenee.internal.jfr.FlightRecording;

/**
 * Sends events, and client reports along with them, through the transport. Safe for use by several
 * threads.
 */
final class EnvelopeSender {

    private final EnvelopeWriter envelopes;
    private final Transport transport;
    private final ClientReportRecorder reports;
    private final DeliveryStats stats;
    private final OutcomeHandler outcomes;
    private final InstantSource wallClock;

    /**
     * Creates a sender.
     *
     * @param wallClock tells the time of sending
     */
    EnvelopeSender(
            EnvelopeWriter envelopes,
            Transport transport,
            ClientReportRecorder reports,
            DeliveryStats stats,
            OutcomeHandler outcomes,
            InstantSource wallClock) {
        this.envelopes = envelopes;
        this.transport = transport;
        this.reports = reports;
        this.stats = stats;
        this.outcomes = outcomes;
        this.wallClock = wallClock;
    }

    /**
     * Sends an event and waits for the outcome.
     *
     * @param event what to send; null for a report alone
     * @param envelope where the event is kept for a retry; null if it is not
     */
    Settlement send(@Nullable PackedEvent event, @Nullable QueuedEnvelope envelope) {
        Map<DiscardedItems, Long> reported = reports.take();
        Result result = attempt(() -> envelopes.envelope(event, reported, wallClock.instant()));
        reports.sent(reported, result.outcome());
        stats.attempted(result.outcome());
        return outcomes.handle(envelope, result);
    }

    /** Sends a check-in and waits for the outcome. */
    Settlement sendCheckIn(PendingCheckIn checkIn) {
        return outcomes.handleCheckIn(checkIn, attempt(() -> envelope(checkIn)));
    }

    private Envelope envelope(PendingCheckIn pending) {
        return envelopes.envelope(
                pending.checkIn(), pending.environment(), pending.release(), wallClock.instant());
    }

    /**
     * The message of an exception is not logged: in an application's transport it may be secret.
     */
    private Result attempt(Supplier<Envelope> envelope) {
        try {
            return send(envelope.get());
        } catch (Throwable e) {
            return Result.noResponse(e.getClass().getName());
        }
    }

    private Result send(Envelope envelope) {
        Object recording = FlightRecording.beginSend();
        Result result = null;
        try {
            result = transport.send(envelope);
        } finally {
            if (recording != null) {
                FlightRecording.endSend(
                        recording,
                        envelope.eventId(),
                        result == null ? Outcome.NO_RESPONSE : result.outcome(),
                        envelope.content().length);
            }
        }
        return result == null ? Result.noResponse("no result") : result;
    }

    /** Closes the connections that are not in use. */
    void closeIdle() {
        if (transport instanceof HttpTransport http) {
            http.closeIdle();
        }
    }

    /**
     * Closes the transport.
     *
     * @param canSend whether a report that is due is sent before
     */
    void close(boolean canSend) {
        try (Transport closing = transport) {
            if (canSend && reports.hasReport()) {
                send(null, null);
            }
        }
    }
}
