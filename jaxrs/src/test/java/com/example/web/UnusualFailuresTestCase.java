/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;

/** Failures that few applications have are one event each, with their request. */
abstract class UnusualFailuresTestCase extends WebServerTestCase {

    private final Class<?>[] beans;

    UnusualFailuresTestCase(Implementation implementation, Class<?>... beans) {
        super(implementation);
        this.beans = beans;
    }

    @Override
    WebServer configure(WebServer unconfigured) {
        return unconfigured
                .beans(beans)
                .application("/api", UnusualFailures.CLASSES)
                .servlet("/completed", UnusualFailures.CompletedServlet.class)
                .servlet("/sent", UnusualFailures.SentServlet.class)
                .servlet("/error", UnusualFailures.ErrorServlet.class)
                .servlet("/including", UnusualFailures.IncludingServlet.class)
                .servlet("/failing", UnusualFailures.FailingServlet.class)
                .servlet("/dispatching", UnusualFailures.DispatchingServlet.class);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return server.get(path + "?a=1");
    }

    private Event isReported(HttpResponse<String> response, String path) {
        await().until(() -> !server.events().isEmpty());
        assertThat(server.events()).hasSize(1);
        Event event = server.events().get(0);
        assertThat(event.request().url()).endsWith("/shop/" + path);
        assertThat(event.request().queryString()).isEqualTo("a=1");
        assertThat(event.exceptions().get(0).mechanism().handled()).isFalse();
        response.headers()
                .firstValue("X-Sentry-ID")
                .ifPresent(id -> assertThat(id).isEqualTo(event.id().toString()));
        return event;
    }

    private static List<String> messages(Event event) {
        return event.exceptions().stream().map(ExceptionValue::value).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "resumed-twice, first",
        "undeclared, checked",
        "resolver, of the resolver",
        "dynamic-feature, of the bound filter",
        "foreign-thread, on a foreign thread"
    })
    void areReportedOnce(String way, String message) throws Exception {
        HttpResponse<String> response = get("api/unusual/7/" + way);

        Event event = isReported(response, "api/unusual/7/" + way);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(messages(event)).contains(message);
        assertThat(event.transaction()).isEqualTo("GET /api/unusual/{id}/" + way);
    }

    @Test
    void areReportedOnceIfTheStackOverflows() throws Exception {
        HttpResponse<String> response = get("api/unusual/7/overflow");

        isReported(response, "api/unusual/7/overflow");
        assertThat(response.statusCode()).isEqualTo(500);
    }

    /** RESTEasy fails with what getMessage() throws, which is a failure of its own. */
    @Test
    void areReportedIfTheirMessageCannotBeRead() throws Exception {
        assertThat(get("api/unusual/7/message").statusCode()).isEqualTo(500);

        assertThat(server.events())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.request().queryString()).isEqualTo("a=1"))
                .extracting(event -> event.exceptions().get(0).type())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resumed-after-cancel", "resumed-response/503", "wrapped-stage/404"})
    void areNoEventIfNothingFailed(String way) throws Exception {
        HttpResponse<String> response = get("api/unusual/7/" + way);

        // A wrapped exception is another failure where the implementation unwraps nothing.
        assertThat(server.events()).hasSize(response.statusCode() == 500 ? 1 : 0);
    }

    @Test
    void ofATimeoutHandlerAreReportedBesideTheOneThatItHasResumedTheRequestWith() throws Exception {
        HttpResponse<String> response = get("api/unusual/7/thrown-by-timeout-handler");

        assertThat(response.statusCode()).isEqualTo(503);
        await().until(() -> !server.events().isEmpty());
        assertThat(server.events())
                .allSatisfy(event -> assertThat(event.request().queryString()).isEqualTo("a=1"))
                .extracting(event -> messages(event).get(0))
                .contains("to be answered with 503");
    }

    @Test
    void ofAResponseFilterAreReportedOnceAndMayBeReportedBesideTheMappedFailure() throws Exception {
        HttpResponse<String> response = get("api/unusual/7/mapped");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(server.events())
                .filteredOn(event -> messages(event).contains("of the filter"))
                .hasSize(1);
        assertThat(server.events())
                .filteredOn(event -> !messages(event).contains("of the filter"))
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(
                        event ->
                                assertThat(messages(event))
                                        .containsExactly("to be answered with 409"));
    }

    @Test
    void ofAPreMatchingFilterAreReportedWithoutAResource() throws Exception {
        HttpResponse<String> response = get("api/nowhere");

        Event event = isReported(response, "api/nowhere");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(messages(event)).containsExactly("before any resource");
        assertThat(event.transaction()).isEqualTo("GET /api/*");
    }

    @Test
    void ofWorkAfterTheResponseAreReportedWithTheirRequest() throws Exception {
        HttpResponse<String> response = get("completed");

        assertThat(messages(isReported(response, "completed"))).contains("after completion");
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void ofAServletThatHasSentAnotherErrorAreReported() throws Exception {
        HttpResponse<String> response = get("sent");

        assertThat(messages(isReported(response, "sent"))).contains("after an error was sent");
    }

    @ParameterizedTest
    @CsvSource({"caused/503, the cause", "copied-response, copied"})
    void thatCarryA503AreReportedWithTheirCause(String way, String message) throws Exception {
        HttpResponse<String> response = get("api/unusual/7/" + way);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(messages(isReported(response, "api/unusual/7/" + way))).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"caused/404, 404", "mapped-to-nothing, 204"})
    void areNotReportedIfTheResponseSaysSo(String way, int status) throws Exception {
        assertThat(get("api/unusual/7/" + way).statusCode()).isEqualTo(status);

        assertThat(server.events()).isEmpty();
    }

    /** Jersey cancels the response, as {@code AsyncResponse.cancel()} does: 503, no exception. */
    @Test
    void ofACancelledStageAreReportedIfTheResponseIs500() throws Exception {
        HttpResponse<String> response = get("api/unusual/7/cancelled-stage");

        assertThat(response.statusCode()).isIn(500, 503);
        assertThat(server.events()).hasSize(response.statusCode() == 500 ? 1 : 0);
    }

    @Test
    void anErrorThatIsSentWithoutAnExceptionIsNoEvent() throws Exception {
        assertThat(get("error").statusCode()).isEqualTo(500);

        assertThat(server.events()).isEmpty();
    }

    @Test
    void ofAnIncludedServletAreReportedOnceWithTheirRootCause() throws Exception {
        HttpResponse<String> response = get("including");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(messages(isReported(response, "including"))).contains("at the end");
    }

    @Test
    void ofAnIncludedServletAreNoEventIfTheServletContinues() throws Exception {
        HttpResponse<String> response = server.get("including?a=swallow");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("handled");
        assertThat(server.events()).isEmpty();
    }

    @Test
    void ofADispatchByATimeOutListenerAreReportedOnce() throws Exception {
        HttpResponse<String> response = get("dispatching");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(messages(isReported(response, "dispatching"))).contains("at the end");
    }
}
