/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ravenee.testkit.FaultServer.status;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.testkit.Certificates;
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
    void anEventThatAProxyRefusesIsKept(String host) throws IOException {
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

    private static Client clientOfASafeServer(FaultServer proxy) {
        return Client.create(
                Options.builder()
                        .dsn("https://key@sentry.example.com/7")
                        .proxy("http://user:password@127.0.0.1:" + proxy.port())
                        .build());
    }

    @Test
    void aTunnelIsAskedForWithTheCredentialsAndNothingElse() throws IOException {
        try (FaultServer proxy = new FaultServer();
                Client client = clientOfASafeServer(proxy)) {
            proxy.always(status(407));
            client.captureMessage("kept");
            await().atMost(LONG).until(() -> !proxy.requests().isEmpty());
            FaultServer.Request request = proxy.requests().get(0);
            assertThat(request.line()).isEqualTo("CONNECT sentry.example.com:443 HTTP/1.1");
            assertThat(request.headers())
                    .isEqualTo(
                            Map.of(
                                    "host",
                                    "sentry.example.com:443",
                                    "proxy-authorization",
                                    "Basic dXNlcjpwYXNzd29yZA=="));
        }
    }

    @Test
    void anEventIsKeptIfAProxyRefusesTheTunnel() throws IOException {
        try (LogCapture log = new LogCapture();
                FaultServer proxy = new FaultServer();
                Client client = clientOfASafeServer(proxy)) {
            proxy.always(status(407));
            client.captureMessage("kept");
            await().atMost(LONG).until(() -> !log.warnings().isEmpty());
            assertThat(log.warnings()).singleElement().asString().contains("407");
            assertThat(client.stats().queued()).isEqualTo(1);
        }
    }

    @Test
    void aTunnelLeadsToTheServerThatProvesWhoItIs(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates(directory);
        SSLContext tls = certificates.issue("good", "ip:127.0.0.1", "-1d", 30);
        try (FaultServer server = new FaultServer(tls);
                FaultServer proxy = new FaultServer();
                Client client =
                        Client.create(
                                Options.builder()
                                        .dsn(server.dsn() + "?ca_certs=" + certificates.authority())
                                        .proxy("http://user:password@127.0.0.1:" + proxy.port())
                                        .build())) {
            proxy.always(tunnelTo(server.port()));
            String id = client.captureMessage("through the tunnel").toString();
            assertThat(client.flush(LONG)).isTrue();
            assertThat(server.eventIds()).containsExactly(id);
            assertThat(server.requests().get(0).line()).startsWith("POST /api/42/");
            assertThat(server.requests().get(0).headers()).doesNotContainKey("proxy-authorization");
        }
    }

    @Test
    void aSocksProxyOfTheProcessIsAskedForTheHostByItsName() throws IOException {
        ProxySelector before = ProxySelector.getDefault();
        try (ServerSocket socks = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Proxy proxy = new Proxy(Proxy.Type.SOCKS, socks.getLocalSocketAddress());
            ProxySelector.setDefault(
                    new ProxySelector() {
                        @Override
                        public List<Proxy> select(URI target) {
                            return List.of(proxy);
                        }

                        @Override
                        public void connectFailed(URI target, SocketAddress at, IOException e) {}
                    });
            try (Client client = Client.create("http://key@[::1]/7")) {
                client.captureMessage("through the proxy");
                try (Socket connection = socks.accept()) {
                    DataInputStream in = new DataInputStream(connection.getInputStream());
                    in.readNBytes(1);
                    in.readNBytes(in.read());
                    connection.getOutputStream().write(new byte[] {5, 0});
                    in.readNBytes(4);
                    assertThat(new String(in.readNBytes(in.read()), StandardCharsets.US_ASCII))
                            .isEqualTo("::1");
                }
            }
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void bytesOfAProxyBehindItsResponseAreNotTakenForTheServers(@TempDir Path directory)
            throws Exception {
        Certificates certificates = new Certificates(directory);
        SSLContext tls = certificates.issue("good", "ip:127.0.0.1", "-1d", 30);
        try (LogCapture log = new LogCapture();
                FaultServer server = new FaultServer(tls);
                FaultServer proxy = new FaultServer();
                Client client =
                        Client.create(
                                Options.builder()
                                        .dsn(server.dsn() + "?ca_certs=" + certificates.authority())
                                        .proxy("http://127.0.0.1:" + proxy.port())
                                        .build())) {
            String forged = "HTTP/1.1 400 Forged\r\nContent-Length: 0\r\n\r\n";
            proxy.always(tunnelTo(server.port(), forged));
            client.captureMessage("kept");
            await().atMost(LONG).until(() -> !log.warnings().isEmpty());
            assertThat(client.stats().queued()).isEqualTo(1);
            assertThat(server.requests()).isEmpty();
        }
    }

    /** Lets everything through, both ways. */
    private static FaultServer.Answer tunnelTo(int port) {
        return tunnelTo(port, "");
    }

    private static FaultServer.Answer tunnelTo(int port, String first) {
        return exchange -> {
            try (Socket server = new Socket("127.0.0.1", port)) {
                exchange.write("HTTP/1.1 200 Connected\r\n\r\n" + first);
                Thread back =
                        new Thread(() -> copy(server, exchange.socket()), "back-from-the-tunnel");
                back.start();
                exchange.socket().getInputStream().transferTo(server.getOutputStream());
            }
        };
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // the end of the tunnel
        }
    }

    @Test
    void cookiesAndPasswordsOfTheProcessAreNotUsed() throws Exception {
        CookieHandler cookies = CookieHandler.getDefault();
        CookieManager jar = new CookieManager();
        Authenticator.setDefault(
                new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication("user", "hunter2".toCharArray());
                    }
                });
        CookieHandler.setDefault(jar);
        try (FaultServer server = new FaultServer();
                Client client = Client.create(server.dsn())) {
            jar.put(
                    URI.create("http://127.0.0.1:" + server.port() + "/"),
                    Map.of("Set-Cookie", List.of("session=hunter2; Path=/")));
            server.enqueue(
                    status(
                            401,
                            "WWW-Authenticate: Basic realm=\"server\"",
                            "Set-Cookie: of=server; Path=/"));
            client.captureMessage("refused");
            assertThat(client.flush(LONG)).isTrue();
            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0).headers())
                    .doesNotContainKeys("cookie", "authorization");
            assertThat(jar.getCookieStore().getCookies()).hasSize(1);
        } finally {
            CookieHandler.setDefault(cookies);
            Authenticator.setDefault(null);
        }
    }
}
