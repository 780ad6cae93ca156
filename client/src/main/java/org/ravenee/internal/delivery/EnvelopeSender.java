/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.Transport;
import org.ravenee.Transport.Result;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.envelope.PackedEvent;

/**
 * Sends events, and client reports along with them, through the transport. Safe for use by several
 * threads.
 */
final class EnvelopeSender {

    private final EnvelopeWriter envelopes;
    private final Transport transport;
    private final ClientReportRecorder reports;
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
            OutcomeHandler outcomes,
            InstantSource wallClock) {
        this.envelopes = envelopes;
        this.transport = transport;
        this.reports = reports;
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
        Map<DiscardReason, Long> reported = reports.take();
        Result result = attempt(event, reported);
        reports.sent(reported, result.outcome());
        return outcomes.handle(envelope, result);
    }

    /**
     * The message of an exception is not logged: in an application's transport it may be secret.
     */
    private Result attempt(@Nullable PackedEvent event, Map<DiscardReason, Long> reported) {
        try {
            Result result =
                    transport.send(
                            envelopes.envelope(
                                    event, DiscardReason.words(reported), wallClock.instant()));
            return result == null ? Result.noResponse("no result") : result;
        } catch (Throwable e) {
            return Result.noResponse(e.getClass().getName());
        }
    }

    /** Sends what was discarded, without an event, if there is a report to send. */
    void sendReport() {
        if (reports.hasReport()) {
            send(null, null);
        }
    }
}
