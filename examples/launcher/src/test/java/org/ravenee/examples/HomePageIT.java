/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Every link of the shop's home page behaves as its card describes. */
@TestInstance(Lifecycle.PER_CLASS)
class HomePageIT {

    private final Visitor visitor = new Visitor();
    private RunningQuickstart quickstart;
    private InboxPage inbox;
    private HomePage page;

    @BeforeAll
    void open(@TempDir Path directory) {
        quickstart =
                RunningQuickstart.start(
                                directory.resolve("terminal.txt"),
                                RunningQuickstart.freePort(),
                                RunningQuickstart.freePort())
                        .ready();
        inbox = new InboxPage(visitor, quickstart.inbox());
        var home = HttpRequest.newBuilder(quickstart.shop()).build();
        page = new HomePage(quickstart.shop(), visitor.send(home).body());
    }

    @AfterAll
    void close() {
        quickstart.close();
    }

    @Test
    void everyLinkIsOnACard() {
        assertThat(page.cards()).isNotEmpty().hasSize(page.promises());
    }

    @TestFactory
    Stream<DynamicTest> everyCardKeepsItsPromise() {
        return page.cards().stream()
                .map(card -> DynamicTest.dynamicTest(card.toString(), () -> follow(card)));
    }

    @Test
    void thePaymentThatFailsIsReportedWithItsCauseTheCustomerATagAndABreadcrumb() {
        inbox.clear();

        visitor.send(card("Buy a quill").request());

        var event = theOnlyEvent();
        assertThat(types(event)).contains("PaymentUnavailableException", "ConnectException");
        assertThat(event.getJsonObject("user").getString("id")).isEqualTo("customer-42");
        assertThat(event.getJsonObject("tags").getString("payment")).isEqualTo("card");
        assertThat(event.getJsonObject("breadcrumbs").toString()).contains("Raven quill");
    }

    private void follow(Card card) {
        inbox.clear();

        var answer = visitor.send(card.request());

        assertThat(answer.statusCode()).isEqualTo(card.status());
        if (card.exception().isEmpty()) {
            assertThat(answer.headers().firstValue("X-Sentry-ID")).isEmpty();
            // Had anything been reported, it would be there before the next report.
            visitor.send(aCardThatReports().request());
            assertThat(types(theOnlyEvent())).contains(aCardThatReports().exception());
        } else {
            var event = theOnlyEvent();
            assertThat(types(event)).contains(card.exception());
            assertThat(event.getJsonObject("request").getString("url"))
                    .isEqualTo(card.target().toString().replaceFirst("\\?.*", ""));
            assertThat(event.getString("release")).startsWith("raven-quickstart@");
            assertThat(event.getString("environment")).isEqualTo("production");
            assertThat(event.toString()).contains("context_line").doesNotContain("swordfish");
        }
    }

    private Card card(String title) {
        return page.cards().stream()
                .filter(card -> card.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private Card aCardThatReports() {
        return page.cards().stream()
                .filter(card -> !card.exception().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private JsonObject theOnlyEvent() {
        var events =
                await().atMost(Duration.ofSeconds(10))
                        .until(inbox::events, received -> !received.isEmpty());
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static List<String> types(JsonObject event) {
        return event
                .getJsonObject("exception")
                .getJsonArray("values")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(value -> value.getString("type"))
                .toList();
    }
}
