/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ravenee.testkit.FaultServer.status;

import java.io.IOException;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;

/** A proxy of one client, with credentials: nothing of it concerns the rest of the process. */
class ProxyTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static Client client(String host, FaultServer proxy) {
        return Client.create(
                Options.builder()
                        .dsn("http://key@sentry.example.com/7")
                        .serverName("test")
                        .proxy("http://" + host + ":" + proxy.port())
                        .build());
    }

    @Test
    void eventsGoThroughTheProxyWithItsCredentialsAtOnce() throws IOException {
        ProxySelector selector = ProxySelector.getDefault();
        try (FaultServer proxy = new FaultServer();
                Client client = client("user:pass%20word@localhost", proxy)) {
            client.captureMessage("through the proxy");
            assertThat(client.flush(LONG)).isTrue();
            assertThat(client.stats().delivered()).isEqualTo(1);
            FaultServer.Request request = proxy.requests().get(0);
            assertThat(request.line())
                    .isEqualTo("POST http://sentry.example.com/api/7/envelope/ HTTP/1.1");
            assertThat(request.headers())
                    .containsEntry("proxy-authorization", "Basic dXNlcjpwYXNzIHdvcmQ=");
        }
        assertThat(ProxySelector.getDefault()).isSameAs(selector);
        assertThat(Authenticator.getDefault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user:password@127.0.0.1", "127.0.0.1"})
    void whatAProxyDoesNotLetThroughIsKept(String host) throws IOException {
        try (LogCapture log = new LogCapture();
                FaultServer proxy = new FaultServer();
                Client client = client(host, proxy)) {
            proxy.enqueue(
                    status(407, "Proxy-Authenticate: Basic realm=\"proxy\""),
                    status(407),
                    status(407, "Proxy-Authenticate: Negotiate"));
            client.captureMessage("kept");
            await().atMost(LONG).until(() -> client.stats().delivered() == 1);
            assertThat(proxy.requests()).hasSize(4);
            assertThat(log.warnings()).singleElement().asString().contains("407");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user:password@127.0.0.1", "127.0.0.1"})
    void aRefusedKeyIsNoMatterOfTheProxy(String host) throws IOException {
        try (LogCapture log = new LogCapture();
                FaultServer proxy = new FaultServer();
                Client client = client(host, proxy)) {
            proxy.enqueue(status(401), status(401, "WWW-Authenticate: Sentry"));
            client.captureMessage("refused");
            client.captureMessage("refused");
            assertThat(client.flush(LONG)).isTrue();
            assertThat(client.stats().dropped()).isEqualTo(Map.of("send_error", 2L));
            assertThat(log.warnings()).singleElement().asString().contains("401");
        }
    }

    @Test
    void whatATunnelRefusesIsKept() throws IOException {
        try (LogCapture log = new LogCapture();
                FaultServer proxy = new FaultServer();
                Client client =
                        Client.create(
                                Options.builder()
                                        .dsn("https://key@sentry.example.com/7")
                                        .proxy("http://user:password@127.0.0.1:" + proxy.port())
                                        .build())) {
            proxy.always(status(407));
            client.captureMessage("kept");
            await().atMost(LONG).until(() -> log.warnings().size() == 2);
            assertThat(proxy.requests().get(0).line()).startsWith("CONNECT sentry.example.com:443");
            assertThat(client.stats().queued()).isEqualTo(1);
        }
    }

    @Test
    void whatTheJdkDoesNotDoForHttpsIsSaid() {
        try (LogCapture log = new LogCapture();
                Client client =
                        Client.create(
                                Options.builder()
                                        .dsn("https://key@sentry.example.com/7")
                                        .proxy("http://user:password@127.0.0.1:9")
                                        .build())) {
            assertThat(client.isEnabled()).isTrue();
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("jdk.http.auth.tunneling.disabledSchemes")
                    .doesNotContain("password@");
        }
    }
}
