/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses to failures without a mapper. */
abstract class ErrorResponsesTestCase extends WebServerTestCase {

    ErrorResponsesTestCase(Implementation implementation) {
        super(implementation);
    }

    @Override
    WebServer configure(WebServer unconfigured) {
        return unconfigured.application("/api", Failing.class);
    }

    private HttpResponse<String> get(String accept) throws Exception {
        HttpResponse<String> answer =
                server.send(server.request("api/failing").header("Accept", accept));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("X-Sentry-ID"))
                .contains(server.events().get(0).id().toString());
        assertThat(answer.body())
                .contains(server.events().get(0).id().toString())
                .doesNotContain("secret", "IllegalStateException", "com.example");
        return answer;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/html",
                "application/xhtml+xml, */*;q=0.1",
                "application/json;q=0.5, text/html;q=0.6"
            })
    void browsersGetAPage(String accept) throws Exception {
        HttpResponse<String> answer = get(accept);

        assertThat(answer.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                .isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(answer.body())
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"en\">", "<title>", "<main>", "<h1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "*/*",
                "application/json, text/html;q=0.9",
                "text/plain;q=0.5, application/problem+json",
                "image/png",
                "text/*"
            })
    void othersGetAProblemDocument(String accept) throws Exception {
        HttpResponse<String> answer = get(accept);

        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body())
                .startsWith("{\"type\":\"about:blank\",\"title\":\"Internal Server Error\"");
    }

    @Path("failing")
    public static class Failing {

        @GET
        @Produces({
            "application/json",
            "text/html",
            "text/plain",
            "image/png",
            "application/xhtml+xml",
            "application/problem+json"
        })
        public String fail() {
            throw new IllegalStateException("secret");
        }
    }
}
