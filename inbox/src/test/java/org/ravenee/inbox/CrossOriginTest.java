/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossOriginTest {

    private static final byte[] EVENT = Wire.envelope(Wire.ID, "{}");

    @ParameterizedTest
    @CsvSource({
        "Origin, http://shop.example",
        "Origin, null",
        "Origin, http://127.0.0.1:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
    })
    void refusesEventsOfOtherWebPagesAndSaysWhy(String header, String value) throws Exception {
        try (Inbox inbox = Inbox.start(0)) {
            HttpResponse<String> answer = new Wire(inbox.port()).sendEnvelope(EVENT, header, value);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
            assertThat(inbox.events()).isEmpty();
            assertThat(inbox.refusals())
                    .singleElement()
                    .extracting(Refusal::reason)
                    .asString()
                    .contains("--allow-origin");
        }
    }

    @ParameterizedTest
    @CsvSource({"http://shop.example", "*"})
    void takesEventsOfWebPagesThatAreAllowed(String allowed) throws Exception {
        try (Inbox inbox = Inbox.builder().allowOrigin(allowed).start()) {
            Wire wire = new Wire(inbox.port());
            HttpResponse<String> preflight =
                    wire.request(
                            "OPTIONS",
                            "/api/1/envelope/",
                            "Origin",
                            "http://shop.example",
                            "Access-Control-Request-Method",
                            "POST");
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValueSatisfying(names -> assertThat(names).contains("x-sentry-auth"));

            HttpResponse<String> answer =
                    wire.sendEnvelope(
                            EVENT, "Origin", "http://shop.example", "Sec-Fetch-Site", "cross-site");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("http://shop.example");
            assertThat(inbox.events()).hasSize(1);
        }
    }

    @Test
    void allowsOneOriginAndNoOther() throws Exception {
        try (Inbox inbox = Inbox.builder().allowOrigin("http://shop.example").start()) {
            Wire wire = new Wire(inbox.port());

            assertThat(wire.sendEnvelope(EVENT, "Origin", "http://evil.example").statusCode())
                    .isEqualTo(403);
            assertThat(
                            wire.request("OPTIONS", "/api/1/envelope/", "Origin", "http://evil")
                                    .statusCode())
                    .isEqualTo(403);
            assertThat(wire.request("DELETE", "/events", "Origin", "http://shop.example"))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(403);
        }
    }

    @Test
    void takesEventsOfProgramsAndOfItsOwnPages() throws Exception {
        try (Inbox inbox = Inbox.start(0)) {
            Wire wire = new Wire(inbox.port());

            assertThat(wire.sendEnvelope(EVENT).statusCode()).isEqualTo(200);
            assertThat(wire.sendEnvelope(EVENT, "Origin", "http://127.0.0.1:" + inbox.port()))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(200);
        }
    }
}
