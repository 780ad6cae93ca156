/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    private static final String PATH = "/api/42/envelope/";
    private static final byte[] ENVELOPE = Wire.envelope(Wire.ID, "{}");

    private final Inbox inbox = Inbox.start(0);
    private final Wire wire = new Wire(inbox.port());

    @AfterEach
    void close() {
        inbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sentry sentry_version=7, sentry_client=x/1, sentry_key=any",
                "Sentry sentry_key=any",
                "sentry sentry_version=8,sentry_key=any,sentry_secret=s"
            })
    void acceptsTheHeader(String header) throws Exception {
        assertThat(wire.post(PATH, ENVELOPE, "X-Sentry-Auth", header).statusCode()).isEqualTo(200);
        assertThat(wire.post(PATH, ENVELOPE, "Authorization", header).statusCode()).isEqualTo(200);
        assertThat(inbox.events()).extracting(ReceivedEvent::project).containsOnly("42");
    }

    @Test
    void acceptsTheQueryString() throws Exception {
        String path = PATH + "?sentry_version=7&sentry_key=any";
        assertThat(wire.post(path, ENVELOPE).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesARequestWithoutAKey() throws Exception {
        HttpResponse<String> answer = wire.post(PATH, ENVELOPE);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"the request holds no sentry_key\"}");
        assertThat(answer.headers().firstValue("X-Sentry-Error"))
                .hasValue("the request holds no sentry_key");
        assertThat(inbox.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sentry_key=any", "Bearer any", "Sentry", "Sentry sentry_key=", "Sentry x"})
    void refusesAHeaderThatIsNotSentrys(String header) throws Exception {
        HttpResponse<String> answer = wire.post(PATH, ENVELOPE, "X-Sentry-Auth", header);

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "-1", "seven", "99999999999999"})
    void refusesAnUnknownProtocolVersion(String version) throws Exception {
        String header = "Sentry sentry_key=any, sentry_version=" + version;
        assertThat(wire.post(PATH, ENVELOPE, "X-Sentry-Auth", header).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAKeyInTwoPlaces() throws Exception {
        HttpResponse<String> answer =
                wire.post(
                        PATH + "?sentry_key=any",
                        ENVELOPE,
                        "X-Sentry-Auth",
                        "Sentry sentry_key=any");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("several ways");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://any@host/42",
                "https://any:secret@host:9/some/prefix/42/",
                "http://any@[::1]:80/42"
            })
    void acceptsADsnThatAgrees(String dsn) throws Exception {
        assertThat(sendWithDsn(dsn).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other@host/42",
                "http://any@host/43",
                "any@host/42",
                "http://host/42"
            })
    void refusesADsnThatDisagrees(String dsn) throws Exception {
        HttpResponse<String> answer = sendWithDsn(dsn);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the dsn of the envelope header");
    }

    private HttpResponse<String> sendWithDsn(String dsn) throws Exception {
        String header = "{\"event_id\":\"" + Wire.ID + "\",\"dsn\":\"" + dsn + "\"}\n";
        byte[] envelope = (header + "{\"type\":\"event\"}\n{}").getBytes(UTF_8);
        return wire.post(PATH, envelope, "X-Sentry-Auth", "Sentry sentry_key=any");
    }
}
