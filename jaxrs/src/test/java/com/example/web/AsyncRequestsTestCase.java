/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Event;

/** The failure of an answer belongs to its request, whichever thread it shows itself on. */
abstract class AsyncRequestsTestCase extends WebServerTestCase {

    private final Class<?>[] beans;

    AsyncRequestsTestCase(Implementation implementation, Class<?>... beans) {
        super(implementation);
        this.beans = beans;
    }

    @Override
    WebServer configure(WebServer unconfigured) {
        return unconfigured
                .beans(beans)
                .application("/api", AsyncResources.Later.class, AsyncResources.StatusMapper.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "time-out-handler", "stage", "minimal-stage", "own-stage"})
    void reportsALateFailureThatNothingMaps(String way) throws Exception {
        HttpResponse<String> answer = server.get("api/later/7/" + way + "/500?a=1");

        assertThat(answer.statusCode()).isEqualTo(500);
        isReported(answer, way + "/{status}", "unmapped");
        assertThat(answer.body()).contains(event().id().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "time-out-handler", "stage", "minimal-stage", "own-stage"})
    void doesNotReportALateFailureWithStatus409(String way) throws Exception {
        HttpResponse<String> answer = server.get("api/later/7/" + way + "/409?a=1");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("X-Sentry-ID")).isEmpty();
        assertThat(server.events()).isEmpty();
    }

    @Test
    void reportsTheDefaultTimeOut() throws Exception {
        HttpResponse<String> answer = server.get("api/later/7/time-out?a=1");

        assertThat(answer.statusCode()).isEqualTo(503);
        isReported(answer, "time-out", null);
        assertThat(event().exceptions().get(0).type()).isEqualTo("ServiceUnavailableException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "resumed-stream"})
    void reportsFailuresAfterTheResponseHasBegun(String way) {
        isReportedAsBroken(way);
    }

    final void isReportedAsBroken(String way) {
        try {
            server.get("api/later/7/" + way + "?a=1");
        } catch (IOException | InterruptedException e) {
            // the answer ends too early, if the server says so
        }

        await().until(() -> !server.events().isEmpty());
        belongsToRequest(way, "broken");
        assertThat(event().tags()).containsEntry("response.committed", "true");
    }

    private Event event() {
        assertThat(server.events()).hasSize(1);
        return server.events().get(0);
    }

    final void isReported(HttpResponse<String> answer, String route, String message) {
        belongsToRequest(route, message);
        assertThat(answer.headers().firstValue("X-Sentry-ID")).contains(event().id().toString());
        assertThat(event().tags()).doesNotContainKey("response.committed");
    }

    private void belongsToRequest(String route, String message) {
        Event event = event();
        if (message != null) {
            assertThat(event.exceptions())
                    .anySatisfy(shown -> assertThat(shown.value()).isEqualTo(message));
        }
        assertThat(event.request()).isNotNull();
        assertThat(event.request().url()).contains("/shop/api/later/7/" + route.split("/")[0]);
        assertThat(event.request().queryString()).isEqualTo("a=1");
        assertThat(event.transaction()).isEqualTo("GET /api/later/{id}/" + route);
    }
}
