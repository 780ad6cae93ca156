/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that {@code 203.0.113.9} has sent. */
class ForwardedRequestTest {

    private static final Set<String> TRUSTED = Set.of("203.0.113.9", "10.0.0.1", "10.0.0.2");

    private static ForwardedRequest read(String... namesAndValues) {
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], List.of(namesAndValues[i + 1].split("\\|")));
        }
        return ForwardedRequest.of(new FakeRequest(headers).request(), TRUSTED::contains);
    }

    @Test
    void headersOfUntrustedSendersAreIgnored() {
        Map<String, List<String>> headers =
                Map.of("Forwarded", List.of("for=198.51.100.7;proto=http;host=evil.example"));

        ForwardedRequest request =
                ForwardedRequest.of(new FakeRequest(headers).request(), "10.0.0.1"::equals);

        assertThat(request).isEqualTo(new ForwardedRequest("203.0.113.9", null, null));
        assertThat(request.apply("https://shop.example/a")).isEqualTo("https://shop.example/a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "for=198.51.100.7;proto=http;host=www.example!198.51.100.7",
                "For=\"198.51.100.7:4711\"; Proto=http ; HOST=\"www.example\"!198.51.100.7",
                "proto=http;host=www.example;for=\"[2001:db8::7]:4711\"!2001:db8::7",
                "for=evil, for=198.51.100.7;proto=http;host=www.example!198.51.100.7",
                "for=192.0.2.1,for=198.51.100.7;proto=http;host=www.example,for=10.0.0.1"
                        + "!198.51.100.7",
                "for=198.51.100.7;proto=http;host=www.example|for=10.0.0.2!198.51.100.7"
            })
    void theLastClientThatIsNoTrustedProxyIsTheClient(String forwarded, String client) {
        ForwardedRequest request = read("Forwarded", forwarded);

        assertThat(request).isEqualTo(new ForwardedRequest(client, "http", "www.example"));
        assertThat(request.apply("https://shop.example/a")).isEqualTo("http://www.example/a");
    }

    @Test
    void severalHeadersTellTheSame() {
        assertThat(
                        read(
                                "X-Forwarded-For", "192.0.2.1, 198.51.100.7, 10.0.0.1",
                                "X-Forwarded-Proto", "http",
                                "X-Forwarded-Host", "www.example",
                                "X-Forwarded-Port", "8080"))
                .isEqualTo(new ForwardedRequest("198.51.100.7", "http", "www.example:8080"));
        assertThat(read("X-Forwarded-Proto", "http"))
                .isEqualTo(new ForwardedRequest("203.0.113.9", "http", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=unknown",
                "for=_hidden",
                "for=\"\"",
                "nonsense",
                "for=198.51.100.7 for=1",
                ";;;",
                "for=\"198.51.100.7"
            })
    void aClientThatIsNotToldIsNotGuessed(String forwarded) {
        assertThat(read("Forwarded", forwarded))
                .isEqualTo(new ForwardedRequest("203.0.113.9", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=198.51.100.7;proto=javascript;host=\"a/b\"",
                "for=198.51.100.7;host=\"user@www.example\"",
                "for=198.51.100.7;host=\"www.example?x\";proto="
            })
    void valuesThatAreNoSchemeOrHostAreLeftOut(String forwarded) {
        assertThat(read("Forwarded", forwarded))
                .isEqualTo(new ForwardedRequest("198.51.100.7", null, null));
    }
}
