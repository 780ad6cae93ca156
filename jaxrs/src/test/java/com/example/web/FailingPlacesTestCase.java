/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;

/** Failures in each place of a JAX-RS application: one event, if the response says so. */
abstract class FailingPlacesTestCase extends WebServerTestCase {

    static final List<String> PLACES =
            List.of(
                    "in/method",
                    "in/locator",
                    "in/sub/sub-resource",
                    "at/request-filter",
                    "at/response-filter",
                    "at/reader",
                    "at/reader-interceptor",
                    "at/writer",
                    "at/writer-interceptor");

    private final Class<?>[] beans;

    FailingPlacesTestCase(Implementation implementation, Class<?>... beans) {
        super(implementation);
        this.beans = beans;
    }

    @Override
    WebServer configure(WebServer unconfigured) {
        return unconfigured.beans(beans).application("/api", FailingPlaces.CLASSES);
    }

    final HttpResponse<String> askFor(String place, String failure) throws Exception {
        HttpRequest.Builder request =
                server.request("api/" + place + "/" + failure + "?parcel=1")
                        .header("Accept", "text/plain");
        if (place.startsWith("at/reader")) {
            request.header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("parcel"));
        }
        return server.send(request);
    }

    private static Stream<Arguments> everywhere(Map<String, Integer> statusByFailure) {
        return PLACES.stream()
                .flatMap(
                        place ->
                                statusByFailure.entrySet().stream()
                                        .map(it -> arguments(place, it.getKey(), it.getValue())));
    }

    static Stream<Arguments> reported() {
        return everywhere(Map.of("unmapped", 500, "unavailable", 503));
    }

    static Stream<Arguments> refused() {
        return everywhere(Map.of("409", 409, "not-found", 404));
    }

    @ParameterizedTest
    @MethodSource("reported")
    void areReportedOnce(String place, String failure, int status) throws Exception {
        HttpResponse<String> response = askFor(place, failure);

        assertThat(response.statusCode()).isEqualTo(status);
        isReported(response, place, failure);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void areNotReportedIfTheResponseSaysSo(String place, String failure, int status)
            throws Exception {
        HttpResponse<String> response = askFor(place, failure);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(server.events()).isEmpty();
        assertThat(response.headers().firstValue("X-Sentry-ID")).isEmpty();
    }

    /** JAX-RS responds with 404 to a parameter that cannot be converted (Jakarta REST, 3.2). */
    @ParameterizedTest
    @ValueSource(strings = {"unmapped", "409", "not-found"})
    void ofConvertersAreNotReportedBecauseTheResponseIs404(String failure) throws Exception {
        HttpResponse<String> response = askFor("at/converter", failure);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(server.events()).isEmpty();
    }

    @Test
    void ofConvertersAreReportedIfTheirResponseHasAReportedStatus() throws Exception {
        HttpResponse<String> response = askFor("at/converter", "unavailable");

        assertThat(response.statusCode()).isEqualTo(503);
        isReported(response, "at/converter", "unavailable");
    }

    @Test
    void ofMappersAreReportedApartFromWhatTheyWereToMap() throws Exception {
        HttpResponse<String> response = askFor("in/mapper", "unmapped");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("X-Sentry-ID").orElse("none"))
                .isIn(server.events().stream().map(event -> event.id().toString()).toList());
        assertThat(server.events())
                .allSatisfy(event -> belongsToRequest(event, "in/mapper"))
                .extracting(event -> event.exceptions().get(0).value())
                .containsExactly(messagesIfAMapperFails());
    }

    @ParameterizedTest
    @ValueSource(strings = {"in/mapper-wraps", "in/mapper-rethrows"})
    void areReportedOnceIfTheMapperThrowsThemOn(String place) throws Exception {
        HttpResponse<String> response = askFor(place, "any");

        assertThat(response.statusCode()).isEqualTo(500);
        isReported(response, place, "its mapper fails");
    }

    /**
     * Returns the messages of the events if a mapper throws "unmapped" for an exception with the
     * message "its mapper fails".
     */
    abstract String[] messagesIfAMapperFails();

    /** RESTEasy keeps the status of the mapped response, Jersey responds with 500. */
    @Test
    void areReportedIfTheMappedResponseCannotBeWrittenAndBecomes500() throws Exception {
        int expected = implementation == Implementation.JERSEY ? 500 : 409;
        assertThat(askFor("in/thrown-unwritable", "any").statusCode()).isEqualTo(expected);

        assertThat(server.events())
                .hasSize(expected == 500 ? 1 : 0)
                .allSatisfy(event -> belongsToRequest(event, "in/thrown-unwritable"));
    }

    final void isReported(HttpResponse<String> response, String place, String message) {
        assertThat(server.events()).hasSize(1);
        Event event = server.events().get(0);
        assertThat(event.exceptions())
                .extracting(ExceptionValue::value)
                .anyMatch(it -> it.contains(message));
        belongsToRequest(event, place);
        assertThat(response.headers().firstValue("X-Sentry-ID")).contains(event.id().toString());
    }

    static void belongsToRequest(Event event, String place) {
        assertThat(event.exceptions().get(0).mechanism().handled()).isFalse();
        assertThat(event.request().url()).contains("/shop/api/" + place);
        assertThat(event.request().queryString()).isEqualTo("parcel=1");
        if (!place.equals("in/locator")) {
            assertThat(event.transaction())
                    .isEqualTo(
                            (place.startsWith("at/reader") ? "POST" : "GET")
                                    + " /api/"
                                    + route(place)
                                    + "/{failure}");
        }
    }

    private static String route(String place) {
        return place.startsWith("in/") ? place : "at/{place}";
    }
}
