/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InboxAssertTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    @RegisterExtension
    static final InboxExtension inbox =
            InboxExtension.create().waitingAtMost(Duration.ofSeconds(60));

    private static final String EVENT =
            """
            {"level":"warning","transaction":"POST /pay","release":"shop@1","environment":"test",
             "tags":{"payment":"card","a/b":"c"},"user":{"id":"4711"},"extra":{"cart":{"total":3}},
             "breadcrumbs":{"values":[{"message":"one"},{"message":"two"}]},
             "exception":{"values":[
               {"type":"IOException","module":"java.io","value":"reset"},
               {"type":"Outer$Inner","module":"com.acme","value":"refused by bank",
                "mechanism":{"handled":false}}]}}
            """;

    static Stream<Consumer<ExpectedEvent>> met() {
        return Stream.of(
                e -> e.exception("com.acme.Outer$Inner"),
                e -> e.exception("Outer.Inner"),
                e -> e.exception("Inner"),
                e -> e.cause(IOException.class),
                e -> e.message("refused by bank"),
                e -> e.messageContaining("bank"),
                e -> e.level("warning"),
                e -> e.tag("payment", "card").tag("a/b", "c"),
                e -> e.transaction("POST /pay"),
                e -> e.user("4711"),
                e -> e.release("shop@1"),
                e -> e.environment("test"),
                e -> e.handled(false),
                e -> e.breadcrumb("two"),
                e -> e.value("/extra/cart/total", "3"),
                e -> e.matching("has an id", event -> event.id().length() == 32),
                e -> {});
    }

    @ParameterizedTest
    @MethodSource("met")
    void findsTheEvent(Consumer<ExpectedEvent> expected) {
        Sender.event(inbox.dsn(), EVENT);

        assertThat(inbox).hasEvent(expected);
        assertThat(inbox.event(expected).string("/level")).isEqualTo("warning");
    }

    static Stream<Consumer<ExpectedEvent>> notMet() {
        return Stream.of(
                e -> e.exception(IOException.class),
                e -> e.exception("ner"),
                e -> e.cause(IllegalStateException.class),
                e -> e.message("refused"),
                e -> e.messageContaining("card"),
                e -> e.level("error"),
                e -> e.tag("payment", "invoice"),
                e -> e.tag("nothing", "card"),
                e -> e.transaction("GET /pay"),
                e -> e.handled(true),
                e -> e.breadcrumb("three"),
                e -> e.value("/extra/nothing", "3"),
                e -> e.tag("payment", "card").user("1"),
                e -> e.matching("has no id", event -> false));
    }

    @ParameterizedTest
    @MethodSource("notMet")
    void failsWithoutSuchAnEvent(Consumer<ExpectedEvent> expected) {
        Sender.event(inbox.dsn(), EVENT);

        assertThatThrownBy(() -> assertThat(inbox).within(SHORT).hasEvent(expected))
                .isInstanceOf(AssertionError.class);
        assertThat(inbox).hasNoEvent(expected);
    }

    @Test
    void waitsForTheEvent() {
        String dsn = inbox.dsn();
        CompletableFuture<Void> sent =
                CompletableFuture.runAsync(
                        () -> {
                            Sender.event(dsn, "{\"message\":\"other\"}");
                            Sender.event(dsn, EVENT);
                        });

        assertThat(inbox).hasEvent(e -> e.user("4711")).hasEvents(2);
        sent.join();
    }

    @Test
    void showsWhatArrivedInstead() {
        Sender.event(inbox.dsn(), Sender.failure("IllegalStateException", "refused"));
        Sender.event(inbox.dsn(), "{\"message\":\"something else\"}");

        assertThat(
                        failure(
                                () ->
                                        assertThat(inbox)
                                                .within(SHORT)
                                                .hasEvent(
                                                        e ->
                                                                e.exception(
                                                                                IllegalArgumentException
                                                                                        .class)
                                                                        .tag("payment", "card"))))
                .contains(
                        """
                        Expected an event with
                          exception: java.lang.IllegalArgumentException
                          tag payment: card
                        within 1 ms, but 2 events arrived:
                          - java.lang.IllegalStateException: refused in POST /pay
                        """)
                .contains("      exception is java.lang.IllegalStateException\n")
                .doesNotContain("tag payment is card")
                .contains("  - something else\n")
                .contains("      tag payment is none\n")
                .contains(inbox.uri() + "events/" + inbox.events().get(0).id());
    }

    @Test
    void saysThatNothingArrivedAndWhatWasRefused() {
        InboxExtension own = InboxExtension.create();
        try {
            assertThat(Sender.send(own.dsn(), "event", "{ no json")).isEqualTo(400);
            Sender.send(
                    own.dsn(),
                    "client_report",
                    "{\"discarded_events\":[{\"reason\":\"sample_rate\",\"category\":\"error\",\"quantity\":3}]}");
            Sender.event(own.dsn().replaceAll("/1$", "/99"), "{}");

            assertThat(failure(() -> assertThat(own).within(SHORT).hasEvent(e -> e.level("info"))))
                    .contains("no event arrived.")
                    .contains("Of other tests or projects: 1 event")
                    .contains("Refused with status 400: the event is not JSON")
                    .contains("Dropped by the client: 3 x error because of sample_rate");
            assertThatThrownBy(() -> assertThat(own).hasNoRefusal())
                    .hasMessageContaining("is not JSON");
        } finally {
            own.inbox().close();
        }
    }

    @Test
    void saysThatAnyEventWasExpected() {
        assertThat(failure(() -> assertThat(inbox).within(SHORT).hasEvent(e -> {})))
                .startsWith("Expected an event within ")
                .contains("but no event arrived.");
    }

    @Test
    void listsAFewOfManyEventsAndOfTheReportsOfThisTest() {
        String report =
                "{\"discarded_events\":[{\"reason\":\"%s\",\"category\":\"error\",\"quantity\":1}]}";
        for (int i = 0; i < 12; i++) {
            Sender.event(inbox.dsn(), "{\"message\":\"m" + i + ".\"}");
            Sender.send(inbox.dsn(), "client_report", report.formatted("reason" + i + "."));
        }
        String other = inbox.dsn().replaceAll("[0-9]+$", "x");
        Sender.send(other, "client_report", report.formatted("elsewhere"));

        assertThat(failure(() -> assertThat(inbox).hasEvents(1)))
                .contains("m11.", "m2.", "and 2 before them")
                .doesNotContain("m1.")
                .contains("reason11.", "reason9.")
                .doesNotContain("reason8.", "elsewhere");
    }

    @Test
    void countsEvents() {
        assertThat(inbox).hasEvents(0).hasNoEvent();
        Sender.event(inbox.dsn(), EVENT);
        assertThat(inbox).hasEvents(1);
        Sender.event(inbox.dsn(), EVENT);

        assertThat(failure(() -> assertThat(inbox).within(SHORT).hasEvents(3)))
                .startsWith("Expected 3 events, but 2 events arrived:\n  - com.acme.Outer");
        assertThat(failure(() -> assertThat(inbox).hasEvents(1)))
                .startsWith("Expected 1 event, but 2 events arrived:");
        assertThat(failure(() -> assertThat(inbox).hasNoEvent()))
                .startsWith("Expected no event, but this one arrived:");
        assertThat(failure(() -> assertThat(inbox).hasNoEvent(e -> e.level("warning"))))
                .startsWith("Expected no event with\n  level: warning\nbut this one arrived:");
    }

    @Test
    void watchesThatNoEventComes() {
        assertThat(inbox).hasNoEventFor(Duration.ofMillis(20));
        Sender.event(inbox.dsn(), EVENT);

        assertThatThrownBy(() -> assertThat(inbox).hasNoEventFor(Duration.ofMinutes(1)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsCheckIns() {
        Sender.send(
                inbox.dsn(),
                "check_in",
                "{\"check_in_id\":\"1\",\"monitor_slug\":\"nightly\",\"status\":\"ok\"}");

        assertThat(inbox).hasCheckIn("nightly", "ok");
        assertThat(failure(() -> assertThat(inbox).within(SHORT).hasCheckIn("nightly", "error")))
                .contains("these arrived:\n  - nightly ok\n");
    }

    @Test
    void showsTheDifferenceOfLongAndOfSimilarTexts() {
        String same = "same ".repeat(100);
        Sender.event(inbox.dsn(), "{\"message\":\"" + same + "but arrived\"}");
        Sender.event(inbox.dsn(), "{\"message\":\"a\\nb\"}");

        assertThat(failure(() -> assertThat(inbox).within(SHORT).hasEvent(e -> e.message(same))))
                .contains(
                        "message is ...480 equal characters... same same same same but arrived\n");
        assertThat(failure(() -> assertThat(inbox).within(SHORT).hasEvent(e -> e.message("a b"))))
                .contains("message: a b\n")
                .contains("message is a\\nb\n");
    }

    @Test
    void namesTheDescription() {
        assertThat(failure(() -> assertThat(inbox).as("the payment").within(SHORT).hasEvents(1)))
                .startsWith("[the payment] Expected 1 event, but no event arrived.");
    }

    private static String failure(ThrowingCallable assertion) {
        Throwable thrown = catchThrowable(assertion);
        assertThat(thrown).isInstanceOf(AssertionError.class);
        return String.valueOf(thrown.getMessage());
    }
}
