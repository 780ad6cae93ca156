/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Inbox inbox = Inbox.start(0);
    private final Wire wire = new Wire(inbox.port());

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void handsOutTheEventThatArrived() throws Exception {
        Instant before = Instant.now();
        String json = "{\"level\":\"info\",  \"n\":1.50, \"deep\":{\"list\":[\"a\",true,null]}}";

        assertThat(wire.sendEvent(json).body()).isEqualTo("{\"id\":\"" + Wire.ID + "\"}");

        ReceivedEvent event = inbox.takeEvent(SOON);
        assertThat(event.id()).isEqualTo(Wire.ID);
        assertThat(event.project()).isEqualTo("1");
        assertThat(event.receivedAt()).isBetween(before, Instant.now());
        assertThat(event.json()).isEqualTo(json);
        assertThat(event.envelopeHeader()).isEqualTo("{\"event_id\":\"" + Wire.ID + "\"}");
        assertThat(event.header("x-sentry-auth"))
                .hasValueSatisfying(auth -> assertThat(auth).contains("sentry_key=" + Wire.KEY));
        assertThat(event.headers()).containsKey("CONTENT-LENGTH");
        assertThat(event.string("/level")).isEqualTo("info");
        assertThat(event.string("/n")).isEqualTo("1.50");
        assertThat(event.strings("/deep/list")).containsExactly("a", "true", "null");
        assertThat(event.names("")).containsExactly("level", "n", "deep");
        assertThat(event.has("/deep/list/2")).isTrue();
        assertThat(event.has("/deep/list/3")).isFalse();
        assertThat(event.has("/deep/list/99999999999")).isFalse();
        assertThat(event.find("/nowhere/at/all")).isEmpty();
    }

    @Test
    void tellsWhatIsMissingFromAnEvent() throws Exception {
        wire.sendEvent("{\"level\":\"info\"}");
        ReceivedEvent event = inbox.takeEvent(SOON);

        assertThatThrownBy(() -> event.string("/user/id"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/user/id")
                .hasMessageContaining("{\"level\":\"info\"}");
        assertThatThrownBy(() -> event.strings("/level")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> event.names("/level")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> event.has("level")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void handsOutEachEventOnceInTheOrderOfArrival() throws Exception {
        for (int i = 0; i < 3; i++) {
            wire.sendEvent("{\"n\":" + i + "}");
        }
        for (int i = 0; i < 3; i++) {
            assertThat(inbox.takeEvent(SOON).string("/n")).isEqualTo("" + i);
        }
        assertThat(inbox.pollEvent(Duration.ZERO)).isEmpty();
        assertThat(inbox.events()).hasSize(3);
    }

    @Test
    void showsAnEventThatIsSentTwiceTwice() throws Exception {
        wire.sendEvent("{\"n\":1}");
        wire.sendEvent("{\"n\":2}");

        assertThat(inbox.events()).extracting(ReceivedEvent::id).containsExactly(Wire.ID, Wire.ID);
        assertThat(wire.get("/events/" + Wire.ID + ".json").body()).isEqualTo("{\"n\":2}");
    }

    @Test
    void wakesTheWaitingThread() throws Exception {
        CompletableFuture<ReceivedEvent> waiting =
                CompletableFuture.supplyAsync(() -> inbox.takeEvent(Duration.ofSeconds(20)));
        wire.sendEvent("{\"n\":7}");

        assertThat(waiting.get(5, TimeUnit.SECONDS).string("/n")).isEqualTo("7");
    }

    @Test
    void listsTheEventsThatArrivedInstead() throws Exception {
        wire.sendEnvelope("{}\n{}\n".getBytes(UTF_8));

        assertThatThrownBy(() -> inbox.takeEvent(Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No event within PT0.001S")
                .hasMessageContaining("the header of item 1 has no type");
        assertThat(inbox.refusals()).singleElement().extracting(Refusal::status).isEqualTo(400);
    }

    @Test
    void keepsItsInterruptionWhenAWaitingThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> inbox.takeEvent(SOON)).hasMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void keepsClientReports() throws Exception {
        String report =
                "{\"discarded_events\":["
                        + "{\"reason\":\"queue_overflow\",\"category\":\"error\",\"quantity\":23},"
                        + "{\"reason\":5,\"quantity\":\"many\"}]}";
        wire.sendEnvelope(("{}\n{\"type\":\"client_report\"}\n" + report).getBytes(UTF_8));

        assertThat(inbox.clientReports())
                .extracting(ClientReport::reason, ClientReport::category, ClientReport::quantity)
                .containsExactly(tuple("queue_overflow", "error", 23L), tuple("5", "unknown", 0L));
        assertThat(inbox.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0",
        "1e300, 1000000000",
        "9223372036854775807, 1000000000",
        "-1e300, 0",
        "2.7, 2"
    })
    void keepsQuantitiesOfClientReportsInTheirRange(String sent, long kept) throws Exception {
        String line =
                "{\"reason\":\"" + "\uD83D\uDE00".repeat(60) + "\",\"quantity\":" + sent + "}";
        wire.sendEnvelope(
                Wire.item("client_report", "{\"discarded_events\":[" + line + "," + line + "]}"));

        assertThat(inbox.clientReports())
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.quantity()).isEqualTo(kept));
        assertThat(wire.get("/").body()).contains(2 * kept + " items were dropped");
        assertThat(inbox.clientReports().get(0).reason()).endsWith("\uDE00…");
    }

    @Test
    void keepsTheLatestEvents() throws Exception {
        try (Inbox small = Inbox.builder().maxEvents(3).start()) {
            for (int i = 0; i < 5; i++) {
                new Wire(small.port()).sendEvent("{\"n\":" + i + "}");
            }
            assertThat(small.events())
                    .extracting(e -> e.string("/n"))
                    .containsExactly("2", "3", "4");
            assertThat(small.takeEvent(SOON).string("/n")).isEqualTo("2");
        }
    }

    @Test
    void forgetsEverythingWhenCleared() throws Exception {
        wire.sendEvent("{}");
        wire.sendEnvelope(new byte[0]);

        inbox.clear();

        assertThat(inbox.events()).isEmpty();
        assertThat(inbox.refusals()).isEmpty();
        assertThat(inbox.pollEvent(Duration.ZERO)).isEmpty();
    }

    @Test
    void givesADsnThatWorks() throws Exception {
        assertThat(inbox.dsn())
                .matches("http://[0-9a-f]{32}@127\\.0\\.0\\.1:" + inbox.port() + "/1");
        assertThat(inbox.uri()).hasHost("127.0.0.1").hasPort(inbox.port());
        byte[] envelope =
                ("{\"event_id\":\""
                                + Wire.ID
                                + "\",\"dsn\":\""
                                + inbox.dsn()
                                + "\"}\n"
                                + "{\"type\":\"event\"}\n{}")
                        .getBytes(UTF_8);

        assertThat(wire.post("/api/1/envelope/", envelope).statusCode()).isEqualTo(200);
    }

    @Test
    void freesItsPortWhenClosed() {
        int port = inbox.port();
        assertThatThrownBy(() -> Inbox.start(port))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1:" + port);

        inbox.close();
        inbox.close();

        try (Inbox next = Inbox.start(port)) {
            assertThat(next.port()).isEqualTo(port);
        }
    }

    @Test
    void refusesAPortThatCannotBe() {
        assertThatThrownBy(() -> Inbox.start(65536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Inbox.start(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
