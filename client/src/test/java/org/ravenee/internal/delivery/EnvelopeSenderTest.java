/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.Transport;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.RecordingTransport;

/** One attempt to send, with transports that fail in several ways. */
class EnvelopeSenderTest {

    private static final Dsn DSN = Dsn.parse(RecordingTransport.DSN);

    private final LogCapture captured = new LogCapture();
    private final DeliveryLog log = new DeliveryLog(DSN, System::nanoTime);
    private final EnvelopeWriter envelopes = new EnvelopeWriter(DSN, List.of());
    private final ClientReportRecorder reports = new ClientReportRecorder();
    private final DeliveryStats stats = new DeliveryStats(10, 1_000_000, reports);
    private final OutcomeHandler outcomes =
            new OutcomeHandler(new RetryPolicy(() -> 0), new RateLimiter(), log, System::nanoTime);

    @AfterEach
    void end() {
        log.await(Long.MAX_VALUE);
        captured.close();
    }

    private Settlement send(Transport transport) {
        return new EnvelopeSender(envelopes, transport, reports, stats, outcomes, Instant::now)
                .send(envelopes.pack(Event.builder().build()), null);
    }

    @Test
    void aTransportThatThrowsHasNoResponseAndIsToldByTheClassAlone() {
        for (Throwable failure :
                List.of(
                        new IllegalStateException("password hunter2"),
                        new AssertionError("password hunter2"))) {
            Settlement settlement =
                    send(
                            envelope -> {
                                throw EnvelopeSenderTest.<RuntimeException>sneaky(failure);
                            });
            assertThat(settlement.action()).isEqualTo(Settlement.Action.RETRY);
            assertThat(settlement.result().outcome()).isEqualTo(Outcome.NO_RESPONSE);
            assertThat(settlement.result().reason()).isEqualTo(failure.getClass().getName());
        }
        log.await(Long.MAX_VALUE);
        assertThat(captured.warnings())
                .singleElement()
                .asString()
                .contains("IllegalStateException")
                .doesNotContain("hunter2");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void aTransportThatReturnsNothingHasNoResponse() {
        assertThat(send(envelope -> null).result().outcome()).isEqualTo(Outcome.NO_RESPONSE);
    }

    @Test
    void theReasonOfATransportIsLoggedWithoutControlCharacters() {
        send(envelope -> Result.rejected("red \u001b[31m\r\nforged\u202eline\u009b2J"));
        log.await(Long.MAX_VALUE);
        assertThat(captured.warnings())
                .singleElement()
                .asString()
                .contains("\\u001b[31m\\r\\nforged\\u202eline\\u009b2J")
                .doesNotContain("\u001b", "\r", "\n", "\u202e", "\u009b");
    }

    @Test
    void discardsAreReportedWithTheNextEvent() {
        List<Envelope> sent = new ArrayList<>();
        reports.record(DiscardReason.QUEUE_OVERFLOW, 3);
        send(
                envelope -> {
                    sent.add(envelope);
                    return Result.delivered();
                });
        assertThat(sent.get(0).items()).containsExactly("event", "client_report");
        assertThat(reports.hasReport()).isFalse();
    }
}
