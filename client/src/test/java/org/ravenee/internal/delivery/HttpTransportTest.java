/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ravenee.testkit.FaultServer.endless;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ravenee.Client;
import org.ravenee.DeliveryException;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.envelope.Sdk;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.LoopbackServer;
import org.ravenee.testkit.RecordingTransport;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpTransportTest {

    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Options.Builder options() {
        return Options.builder().dsn(server.dsn()).serverName("test").includeVersions(false);
    }

    private Client synchronous() {
        return Client.create(options().transport("sync").raiseSendErrors(true).build());
    }

    @Test
    void postsAnEnvelopeWithTheHeadersOfTheProtocol() {
        EventId id;
        try (Client client = synchronous()) {
            id = client.captureMessage("test");
        }

        LoopbackServer.Request request = server.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/prefix/api/42/envelope/");
        assertThat(request.headers().get("X-Sentry-Auth"))
                .containsExactly(
                        "Sentry sentry_version=7, sentry_client="
                                + Sdk.identity()
                                + ", sentry_key=public, sentry_secret=s3cr3tkey");
        assertThat(request.headers().get("User-Agent")).containsExactly(Sdk.identity());
        assertThat(request.headers().get("Content-Type"))
                .containsExactly("application/x-sentry-envelope");
        assertThat(request.headers().get("Content-Encoding")).containsExactly("gzip");
        assertThat(request.headers().get("Content-Length"))
                .containsExactly(String.valueOf(request.body().length));
        assertThat(request.headers()).doesNotContainKey("Upgrade");
        assertThat(RecordingTransport.text(request.body()))
                .contains(id.toString())
                .doesNotContain("s3cr3tkey");
    }

    @Test
    void leavesAnAbsentSecretOut() {
        String dsn = server.dsn().replace(":s3cr3tkey", "");
        try (Client client = Client.create(options().dsn(dsn).transport("sync").build())) {
            client.captureMessage("test");
        }

        assertThat(server.requests().get(0).headers().getFirst("X-Sentry-Auth"))
                .endsWith("sentry_key=public");
    }

    @Test
    void keepsItsConnections() {
        try (Client client = Client.create(options().build())) {
            for (int i = 0; i < 100; i++) {
                client.captureMessage("test");
            }
            assertThat(client.flush(Duration.ofSeconds(20))).isTrue();
        }

        assertThat(server.requests()).hasSize(100);
        assertThat(server.connections()).isLessThanOrEqualTo(RetryPolicy.MOST_SENDING);
    }

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "202, DELIVERED",
        "302, SERVER_ERROR",
        "304, REJECTED",
        "400, REJECTED",
        "403, REJECTED",
        "407, SERVER_ERROR",
        "408, SERVER_ERROR",
        "413, REJECTED",
        "425, SERVER_ERROR",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "501, REJECTED",
        "502, SERVER_ERROR",
        "503, SERVER_ERROR",
        "519, REJECTED",
        "520, SERVER_ERROR",
        "527, SERVER_ERROR"
    })
    void printsTheOutcomeOfAnEnvelope(int status, Outcome outcome) {
        server.answering(status, "");
        HttpTransport transport = transport(Duration.ofSeconds(5));

        Result result = send(transport);

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.reason()).isEqualTo(outcome == Outcome.DELIVERED ? "" : "HTTP " + status);
        transport.close();
    }

    private HttpTransport transport(Duration timeout) {
        return transport(server.dsn(), Duration.ofSeconds(2), timeout);
    }

    private static HttpTransport transport(String dsn, Duration connectTimeout, Duration timeout) {
        return new HttpTransport(
                Dsn.parse(dsn), connectTimeout, timeout, null, null, InstantSource.system());
    }

    private static Result send(HttpTransport transport) {
        return transport.send(new Envelope(EventId.NONE, new byte[] {1}, java.util.List.of()));
    }

    @Test
    void quotesTheResponseOfTheServerShortenedAndWithoutTheSecret() {
        server.answering(400, "bad auth s3cr3tkey " + "x".repeat(5_000));
        HttpTransport transport = transport(Duration.ofSeconds(5));

        assertThat(send(transport).reason())
                .startsWith("HTTP 400 (bad auth ******** xxx")
                .hasSizeLessThan(300);
        transport.close();
    }

    @Test
    void doesNotWaitForAServerThatHangs() {
        server.hanging();
        HttpTransport transport = transport(Duration.ofMillis(50));

        Result result = send(transport);

        assertThat(result.outcome()).isEqualTo(Outcome.NO_RESPONSE);
        assertThat(result.reason()).isNotBlank();
        transport.close();
    }

    @Test
    void releasesTheConnectionOfAResponseThatNeverEnds() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> end =
                    CompletableFuture.supplyAsync(() -> answerWithoutEnd(endless));
            HttpTransport transport =
                    transport(
                            "http://key@127.0.0.1:" + endless.getLocalPort() + "/1",
                            Duration.ofMillis(100),
                            Duration.ofMillis(200));

            // The server said that it has the event.
            assertThat(send(transport).outcome()).isEqualTo(Outcome.DELIVERED);
            assertThat(end.get(20, TimeUnit.SECONDS)).as("end of the connection").isEqualTo(-1);
            transport.close();
        }
    }

    /** Reads a request, begins an answer, and waits for the client to let go. */
    private static int answerWithoutEnd(ServerSocket socket) {
        try (Socket connection = socket.accept()) {
            InputStream in = connection.getInputStream();
            byte[] request = new byte[10_000];
            int read = in.read(request);
            connection
                    .getOutputStream()
                    .write(
                            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegin"
                                    .getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            while (read >= 0) {
                read = in.read(request);
            }
            return read;
        } catch (IOException e) {
            // A reset is an end as well.
            return -1;
        }
    }

    @Test
    void needsNoThreadOfThePoolThatApplicationsShare() throws Exception {
        Process application =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BusyApplication.class.getName(),
                                server.dsn())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(application.getInputStream().readAllBytes(), UTF_8);
        assertThat(said.strip()).isEqualTo("true 2");
        assertThat(server.requests()).hasSize(BusyApplication.EVENTS);
    }

    @Test
    void closesTheConnectionOfAResponseThatIsTooLarge() throws Exception {
        try (FaultServer large = new FaultServer()) {
            CountDownLatch letGo = new CountDownLatch(1);
            large.enqueue(
                    exchange -> {
                        try {
                            endless("HTTP/1.1 200 OK\r\n\r\n").to(exchange);
                        } finally {
                            letGo.countDown();
                        }
                    });
            HttpTransport transport =
                    transport(large.dsn(), Duration.ofMinutes(1), Duration.ofMinutes(1));

            assertThat(send(transport).outcome()).isEqualTo(Outcome.DELIVERED);
            letGo.await();
            transport.close();
        }
    }

    @Test
    void printsWhyAServerIsNotReached() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        HttpTransport transport =
                transport(
                        "http://public:s3cr3tkey@127.0.0.1:" + port + "/1",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2));

        assertThat(send(transport).outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(send(transport).reason()).contains("Connect").doesNotContain("s3cr3tkey");
        transport.close();
    }

    @Test
    void sendsNothingOnceClosed() {
        HttpTransport transport = transport(Duration.ofSeconds(5));
        send(transport);
        transport.close();
        transport.close();

        assertThat(send(transport).outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void raisesTheResponseOfTheServer() {
        server.answering(403, "unknown key");
        try (Client client = synchronous()) {
            assertThatThrownBy(() -> client.captureMessage("test"))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessage("HTTP 403 (unknown key)");
        }
    }

    @Test
    void dropsWhatIsRefusedAloneAndTellsTheOperatorOnce() {
        try (LogCapture log = new LogCapture();
                Client client = Client.create(options().build())) {
            server.answering(413, "too large");
            for (int i = 0; i < 10; i++) {
                client.captureMessage("refused");
            }
            assertThat(client.flush(Duration.ofSeconds(20))).isTrue();
            server.answering(200, "");
            client.captureMessage("taken");
            assertThat(client.flush(Duration.ofSeconds(20))).isTrue();

            assertThat(server.requests()).hasSize(11);
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("HTTP 413 (too large)")
                    .doesNotContain("s3cr3tkey");
        }
    }
}
