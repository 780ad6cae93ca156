/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;

/** One event for each failure, wherever it happens, if the response says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FailingPlacesTestCase {

    private static final List<String> PLACES =
            List.of(
                    "method",
                    "locator",
                    "sub/sub-resource",
                    "request-filter",
                    "response-filter",
                    "reader",
                    "reader-interceptor",
                    "writer",
                    "writer-interceptor",
                    "converter",
                    "mapper");

    private final Implementation implementation;
    private final Class<?>[] beans;
    private WebServer server;

    FailingPlacesTestCase(Implementation implementation, Class<?>... beans) {
        this.implementation = implementation;
        this.beans = beans;
    }

    @BeforeAll
    void start() throws Exception {
        server =
                WebServer.of(implementation)
                        .beans(beans)
                        .application("/api", FailingPlaces.CLASSES)
                        .start();
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void forget() {
        server.forget();
    }

    private HttpResponse<String> askFor(String place, String failure) throws Exception {
        HttpRequest.Builder request =
                server.request("api/at/" + place + "/" + failure + "?parcel=1")
                        .header("Accept", "text/plain");
        if (place.startsWith("reader")) {
            request.header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("parcel"));
        }
        return server.send(request);
    }

    static Stream<Arguments> failures() {
        return PLACES.stream()
                .flatMap(
                        place ->
                                Stream.of("unmapped", "503", "409", "unavailable", "not-found")
                                        .map(failure -> Arguments.of(place, failure)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void areReportedOnceIfTheResponseSaysSo(String place, String failure) throws Exception {
        HttpResponse<String> response = askFor(place, failure);

        if (response.statusCode() < 500) {
            assertThat(server.events()).isEmpty();
            assertThat(response.headers().firstValue("X-Sentry-ID")).isEmpty();
            return;
        }
        isReported(response, place, failure.equals("503") ? "to be answered" : failure);
    }

    static Stream<String> unwritable() {
        return Stream.of("thrown-unwritable", "resumed-unwritable");
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void areReportedIfTheMappedResponseCannotBeWritten(String place) throws Exception {
        HttpResponse<String> response = askFor(place, "any");

        assertThat(response.statusCode()).isEqualTo(500);
        isReported(response, place, "");
    }

    private void isReported(HttpResponse<String> response, String place, String message) {
        assertThat(server.events()).hasSize(1);
        Event event = server.events().get(0);
        assertThat(event.exceptions())
                .extracting(ExceptionValue::value)
                .anyMatch(it -> it.contains(message));
        assertThat(event.exceptions().get(0).mechanism().handled()).isFalse();
        assertThat(event.request().url()).contains("/shop/api/at/" + place);
        assertThat(event.request().queryString()).isEqualTo("parcel=1");
        if (!place.equals("locator")) {
            assertThat(event.transaction())
                    .isEqualTo(
                            (place.startsWith("reader") ? "POST" : "GET")
                                    + " /api/at/"
                                    + route(place)
                                    + "/{failure}");
        }
        assertThat(response.headers().firstValue("X-Sentry-ID")).contains(event.id().toString());
    }

    private static String route(String place) {
        return place.matches("method|sub/.*|mapper|.*-unwritable") ? place : "{place}";
    }
}
