/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ravenee.testkit.FaultServer.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.testkit.Certificates;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;

/** Bad TLS: no event goes to a server that cannot prove who it is. */
class TlsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir private Path directory;
    private LogCapture log;
    private Certificates certificates;

    @BeforeEach
    void start() throws Exception {
        log = new LogCapture();
        certificates = new Certificates(directory);
    }

    @AfterEach
    void end() {
        log.close();
    }

    private Client client(String dsn) {
        return Client.create(Options.builder().dsn(dsn).serverName("test").build());
    }

    private void assertRefused(SSLContext tls, String trusted) throws Exception {
        try (FaultServer server = new FaultServer(tls);
                Client client = client(server.dsn() + trusted)) {
            client.captureMessage("secret");
            await().atMost(LONG).until(() -> !log.warnings().isEmpty());
            assertThat(server.requests()).isEmpty();
            assertThat(client.stats().queued()).isEqualTo(1);
            assertThat(log.warnings()).singleElement().asString().contains("do not reach");
        }
    }

    private String trusting() {
        return "?ca_certs=" + certificates.authority();
    }

    @Test
    void aCertificateThatTheFileOfTheDsnNamesIsTrusted() throws Exception {
        SSLContext tls = certificates.issue("good", "ip:127.0.0.1", "-1d", 30);
        try (FaultServer server = new FaultServer(tls);
                Client client = client(server.dsn() + trusting())) {
            String id = client.captureMessage("for the right server").toString();
            assertThat(client.flush(LONG)).isTrue();
            assertThat(server.eventIds()).containsExactly(id);
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void aServerThatProvedWhoItIsIsAskedAgainOnTheSameConnection() throws Exception {
        SSLContext tls = certificates.issue("good", "ip:127.0.0.1", "-1d", 30);
        try (FaultServer server = new FaultServer(tls);
                Client client = client(server.dsn() + trusting())) {
            for (int i = 0; i < 3; i++) {
                client.captureMessage("one after the other");
                assertThat(client.flush(LONG)).isTrue();
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void redirectsAreFollowedToHttpsButNotFromIt() throws Exception {
        SSLContext tls = certificates.issue("good", "ip:127.0.0.1", "-1d", 30);
        try (FaultServer open = new FaultServer();
                FaultServer safe = new FaultServer(tls);
                Client upgraded = client(open.dsn() + trusting());
                Client downgraded = client(safe.dsn() + trusting())) {
            open.always(status(301, "Location: https://127.0.0.1:" + safe.port() + "/safe/"));
            String id = upgraded.captureMessage("upgraded").toString();
            assertThat(upgraded.flush(LONG)).isTrue();
            assertThat(safe.eventIds()).containsExactly(id);
            int before = open.connections();

            safe.enqueue(status(307, "Location: http://127.0.0.1:" + open.port() + "/open/"));
            id = downgraded.captureMessage("downgraded").toString();
            assertThat(downgraded.flush(LONG)).isTrue();
            assertThat(safe.eventIds()).endsWith(id, id);
            assertThat(open.connections()).isEqualTo(before);
            assertThat(log.warnings()).singleElement().asString().contains("HTTP 307 (to http:");
        }
    }

    @Test
    void anUnknownCertificateIsRefused() throws Exception {
        assertRefused(certificates.issue("unknown", "ip:127.0.0.1", "-1d", 30), "");
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        SSLContext tls = certificates.issue("expired", "ip:127.0.0.1", "-30d", 10);
        assertRefused(tls, trusting());
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        SSLContext tls = certificates.issue("other", "dns:sentry.example.com", "-1d", 30);
        assertRefused(tls, trusting());
    }

    @Test
    void aFileWithoutCertificatesIsRefusedAtOnce() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        for (Path file : List.of(empty, directory.resolve("missing.pem"))) {
            assertThatThrownBy(() -> client("https://key@127.0.0.1/1?ca_certs=" + file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ca_certs");
        }
    }

    @Test
    void verificationCannotBeSwitchedOff() throws Exception {
        SSLContext tls = certificates.issue("self", "ip:127.0.0.1", "-1d", 30);
        try (FaultServer server = new FaultServer(tls);
                Client client = client(server.dsn() + "?verify_ssl=0")) {
            assertThat(log.warnings()).singleElement().asString().contains("verify_ssl");
            client.captureMessage("secret");
            await().atMost(LONG).until(() -> log.warnings().size() > 1);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void theTimeoutOfTheDsnMustBeATime() {
        assertThatThrownBy(() -> client("https://key@127.0.0.1/1?timeout=soon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timeout")
                .hasMessageContaining("soon");
        for (String timeout : List.of("0", "PT24H1S", "PT2562047788015215H30M7S")) {
            assertThatThrownBy(() -> client("https://key@127.0.0.1/1?timeout=" + timeout))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(timeout);
        }
    }
}
