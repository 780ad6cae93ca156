/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ravenee.inbox.ReceivedEvent;
import org.ravenee.inbox.junit.InboxExtension;

/** Failures of resources of Quarkus REST. */
@QuarkusTest
class ResourceTest {

    @RegisterExtension static final InboxExtension inbox = InboxExtension.create().onPort(9077);

    @ParameterizedTest
    @CsvSource({
        "/orders/7, GET /orders/{id}",
        "/orders/7/uni, GET /orders/{id}/uni",
        "/orders/7/stage, GET /orders/{id}/stage",
        "/orders/7/suspended, GET /orders/{id}/suspended"
    })
    void anUnmappedFailureIsReportedWithItsRequest(String path, String transaction) {
        HttpResponse<String> response = Shop.get(path + "?page=2", "none");
        ReceivedEvent event =
                inbox.event(
                        expected ->
                                expected.exception(IllegalStateException.class)
                                        .transaction(transaction)
                                        .handled(false)
                                        .tag("order", "7")
                                        .tag("region", "eu")
                                        .breadcrumb("looking for 7"));
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("X-Sentry-ID")).contains(event.id());
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(response.body()).contains(event.id());
        assertThat(event.string("/request/url")).endsWith(path);
        assertThat(event.string("/request/method")).isEqualTo("GET");
        assertThat(event.string("/request/query_string")).isEqualTo("page=2");
        assertThat(inbox).hasEvents(1);
    }

    @ParameterizedTest
    @CsvSource({"/orders/7", "/orders/7/uni", "/orders/7/stage", "/orders/7/suspended"})
    void aFailureThatTheApplicationMapsToAServerErrorIsReportedAndItsResponseStays(String path) {
        HttpResponse<String> response = Shop.get(path, "unavailable");
        ReceivedEvent event =
                inbox.event(
                        expected ->
                                expected.exception(OutOfStockException.class).tag("order", "7"));
        assertThat(event.string("/request/url")).endsWith(path);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("out of stock");
        assertThat(response.headers().firstValue("X-Sentry-ID")).contains(event.id());
        assertThat(inbox).hasEvents(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/7, conflict, 409, duplicate",
        "/orders/7/uni, conflict, 409, duplicate",
        "/orders/7/stage, web400, 400, wrong",
        "/orders/7/suspended, web400, 400, wrong"
    })
    void aFailureThatIsTheClientsIsNotReported(
            String path, String failure, int status, String body) {
        HttpResponse<String> response = Shop.get(path, failure);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("X-Sentry-ID")).isEmpty();
        Shop.get("/orders/8", "none");
        inbox.event(expected -> expected.tag("order", "8"));
        assertThat(inbox).hasEvents(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/7, web503, 503, closed",
        "/orders/7/uni, web503, 503, closed",
        "/orders/7, web500, 500, ''",
        "/orders/7/stage, web500, 500, ''"
    })
    void aWebApplicationExceptionIsReportedByItsStatusAndKeepsItsResponse(
            String path, String failure, int status, String body) {
        HttpResponse<String> response = Shop.get(path, failure);
        ReceivedEvent event = inbox.event(expected -> expected.tag("order", "7"));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("X-Sentry-ID")).contains(event.id());
        assertThat(inbox).hasEvents(1);
    }

    @Test
    void aPathWithoutAResourceIsNotReported() {
        HttpResponse<String> response = Shop.get("/nothing", "none");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("X-Sentry-ID")).isEmpty();
    }

    @Test
    void aBrowserGetsAPage() {
        HttpResponse<String> response =
                Shop.send(
                        Shop.request("/orders/7")
                                .header("X-Failure", "none")
                                .header("Accept", "text/html,*/*;q=0.8"));
        ReceivedEvent event = inbox.event(expected -> expected.tag("order", "7"));
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).startsWith("<!DOCTYPE html>").contains(event.id());
    }

    @Test
    void aSubResourceIsNamedByItsWholeRoute() {
        Shop.get("/orders/7/lines/3", "none");
        inbox.event(expected -> expected.transaction("GET /orders/{id}/lines/{line}"));
    }

    @Test
    void whatAResourceCapturesHasTheRequest() {
        String id = Shop.get("/orders/7/message", "none").body();
        ReceivedEvent event =
                inbox.event(expected -> expected.transaction("GET /orders/{id}/message"));
        assertThat(event.id()).isEqualTo(id);
        assertThat(event.string("/request/url")).endsWith("/orders/7/message");
    }

    @Test
    void headersThatIdentifyAPersonAreLeftOut() {
        Shop.send(
                Shop.request("/orders/7")
                        .header("X-Failure", "none")
                        .header("User-Agent", "test")
                        .header("X-Customer", "Brunhilde")
                        .header("Cookie", "basket=oolong"));
        ReceivedEvent event = inbox.event(expected -> expected.tag("order", "7"));
        assertThat(event.json())
                .containsIgnoringCase("user-agent")
                .doesNotContain("Brunhilde", "oolong");
    }

    @Test
    void theEventNamesReleaseAndCodeOfTheApplication() {
        Shop.get("/orders/7", "none");
        ReceivedEvent event = inbox.event(expected -> expected.tag("order", "7"));
        assertThat(event.string("/release")).startsWith("raven-quarkus-integration-tests@");
        List<String> inApp =
                event.strings("/exception/values/0/stacktrace/frames").stream()
                        .filter(frame -> frame.contains("\"in_app\":true"))
                        .toList();
        assertThat(inApp).isNotEmpty().allMatch(frame -> frame.contains("com.example.shop"));
    }
}
