/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ravenee.testkit.FaultServer.status;

import java.io.IOException;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;

/** A proxy of one client, with credentials: nothing of it concerns the rest of the process. */
class ProxyTest {

    @Test
    void eventsGoThroughTheProxyWithItsCredentials() throws IOException {
        ProxySelector selector = ProxySelector.getDefault();
        try (FaultServer proxy = new FaultServer();
                Client client =
                        Client.create(
                                Options.builder()
                                        .dsn("http://key@sentry.example.com/7")
                                        .serverName("test")
                                        .proxy("http://user:pass%20word@127.0.0.1:" + proxy.port())
                                        .build())) {
            proxy.enqueue(status(407, "Proxy-Authenticate: Basic realm=\"proxy\""));
            client.captureMessage("through the proxy");
            assertThat(client.flush(Duration.ofSeconds(60))).isTrue();
            assertThat(client.stats().delivered()).isEqualTo(1);
            FaultServer.Request request = proxy.requests().get(1);
            assertThat(request.line())
                    .isEqualTo("POST http://sentry.example.com/api/7/envelope/ HTTP/1.1");
            assertThat(request.headers())
                    .containsEntry("proxy-authorization", "Basic dXNlcjpwYXNzIHdvcmQ=");
        }
        assertThat(ProxySelector.getDefault()).isSameAs(selector);
        assertThat(Authenticator.getDefault()).isNull();
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
