/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ravenee.testkit.FaultServer.bytes;
import static org.ravenee.testkit.FaultServer.hangingAfter;
import static org.ravenee.testkit.FaultServer.status;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.testkit.Certificates;
import org.ravenee.testkit.FaultServer;

/** The duties of an HTTP/1.1 client (RFC 9110, RFC 9112), against real sockets. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpClientTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final byte[] CONTENT = {1, 2, 3};

    private FaultServer server;
    private HttpClient client;

    @BeforeEach
    void start() throws IOException {
        server = new FaultServer();
        client = new HttpClient(MINUTE, MINUTE, null, null);
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        server.close();
    }

    private static HttpUrl url(String address) {
        HttpUrl url = HttpUrl.of(URI.create(address));
        assertThat(url).isNotNull();
        return url;
    }

    private HttpUrl url() {
        return url("http://127.0.0.1:" + server.port() + "/path/?query=1");
    }

    private HttpResponse post() throws IOException {
        return client.post(url(), "A: b\r\n", CONTENT);
    }

    private void post(int requests) throws IOException {
        for (int i = 0; i < requests; i++) {
            assertThat(post().status() / 100).isEqualTo(2);
        }
    }

    @Test
    void aRequestHasWhatItNeedsAndNothingElse() throws IOException {
        post();
        FaultServer.Request request = server.requests().get(0);
        assertThat(request.line()).isEqualTo("POST /path/?query=1 HTTP/1.1");
        assertThat(request.headers())
                .isEqualTo(
                        Map.of(
                                "host",
                                "127.0.0.1:" + server.port(),
                                "a",
                                "b",
                                "content-length",
                                "3"));
        assertThat(request.body()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length:2\r\n\r\n{}",
                "HTTP/1.1 200\r\nContent-Length: 2\r\nConnection: Keep-Alive\r\n\r\n{}",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: Upgrade, Keep-Alive\r\n\r\n{}",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "2;a=b\r\n{}\r\n0A\r\n\r\n12345678\r\n0\r\nTrailer: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: CHUNKED\r\n\r\n"
                        + "2 ; a=b\r\n{}\r\n0\r\nOne: 1\r\nTwo: 2\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n"
                        + "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
            })
    void aResponseWhoseEndCanBeToldLeavesTheConnectionOpen(String response) throws IOException {
        server.always(exchange -> exchange.write(response));
        post(3);
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: Upgrade, Close\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: x\r\nConnection: close\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}more",
                "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n+2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n{}"
            })
    void anyOtherResponseEndsTheConnection(String response) throws IOException {
        server.always(exchange -> exchange.write(response));
        post(2);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aRequestOnAConnectionThatTheServerHasClosedIsSentOnANewOne() throws IOException {
        server.always(bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
        post(3);
        assertThat(server.connections()).isEqualTo(3);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aResponseBeforeTheRequestIsNotTakenForOneToIt() throws Exception {
        CountDownLatch idle = new CountDownLatch(1);
        CountDownLatch said = new CountDownLatch(1);
        server.enqueue(
                exchange -> {
                    exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                    idle.await();
                    exchange.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
                    said.countDown();
                });
        post(1);
        idle.countDown();
        said.await();
        post(1);
        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 20",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 banana\r\n\r\n",
                "HTTP/1.1 99 Low\r\n\r\n",
                "HTTP/1.1  200 OK\r\n\r\n",
                "ICY 200 OK\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n"
            })
    void anInvalidResponseIsAnErrorAfterTheRequestWasSent(String bytes) {
        server.always(bytes(bytes));
        assertThatThrownBy(this::post)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpConnectException.class);
        assertThat(server.requests()).as("sent once").hasSize(1);
    }

    @Test
    void aHeadWithoutEndIsNotReadForEver() {
        server.always(FaultServer.endless("HTTP/1.1 200 OK\r\nA: "));
        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    }

    @Test
    void interimResponsesWithoutEndAreNotReadForEver() {
        server.always(
                exchange -> {
                    while (!exchange.socket().isClosed()) {
                        exchange.write("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
                    }
                });
        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    }

    @Test
    void aServerThatDoesNotRespondIsGivenUpInTime() {
        server.always(hangingAfter("HTTP/1.1 200 OK\r\nA: b\r\n"));
        client = new HttpClient(MINUTE, Duration.ofMillis(50), null, null);
        assertThatThrownBy(this::post)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpConnectException.class);
    }

    @Test
    void aServerThatDoesNotShakeHandsIsGivenUpInTime() {
        client = new HttpClient(MINUTE, Duration.ofMillis(50), null, null);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpUrl url = url("https://127.0.0.1:" + silent.getLocalPort() + "/");
            assertThatThrownBy(() -> client.post(url, "", CONTENT))
                    .isInstanceOf(HttpConnectException.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aServerThatReadsNothingIsGivenUpInTime() throws IOException {
        client = new HttpClient(MINUTE, Duration.ofMillis(200), null, null);
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpUrl url = url("http://127.0.0.1:" + deaf.getLocalPort() + "/");
            assertThatThrownBy(() -> client.post(url, "", new byte[50_000_000]))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(HttpConnectException.class);
        }
    }

    @Test
    void aServerThatRefusesConnectionsWasNotReached() throws IOException {
        server.down();
        assertThatThrownBy(this::post).isInstanceOf(HttpConnectException.class);
    }

    @Test
    void aResponseToHalfARequestIsRead() throws Exception {
        try (ServerSocket early = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<HttpResponse> response =
                    CompletableFuture.supplyAsync(() -> postMuch(early.getLocalPort()));
            try (Socket connection = early.accept()) {
                connection.getInputStream().readNBytes(1000);
                connection
                        .getOutputStream()
                        .write(
                                "HTTP/1.1 413 Too Large\r\nConnection: close\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                connection.shutdownOutput();
                // Without this read the connection is reset, and the response is lost.
                connection.getInputStream().readNBytes(5_000_000);
            }
            assertThat(response.get().status()).isEqualTo(413);
        }
    }

    private HttpResponse postMuch(int port) {
        try {
            return client.post(url("http://127.0.0.1:" + port + "/"), "", new byte[20_000_000]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void closingEndsTheRequest() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        server.always(
                exchange -> {
                    asked.countDown();
                    exchange.socket().getInputStream().read();
                    ended.countDown();
                });
        CompletableFuture<Integer> status =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return post().status();
                            } catch (IOException e) {
                                return 0;
                            }
                        });
        asked.await();
        client.close();
        assertThat(status.join()).isZero();
        ended.await();
        assertThat(server.connections()).isEqualTo(1);
        assertThatThrownBy(this::post).isInstanceOf(HttpConnectException.class);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void idleConnectionsCanBeClosed() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        server.always(
                exchange -> {
                    status(200).to(exchange);
                    if (exchange.socket().getInputStream().read() < 0) {
                        ended.countDown();
                    }
                });
        post();
        client.closeIdle();
        ended.await();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectsToTheSameHostAndPortAreFollowedWithMethodHeadersAndBody(int status)
            throws IOException {
        server.enqueue(
                status(status, "Location: /moved/"),
                status(status, "Location: http://127.0.0.1:" + server.port() + "/x?y=z"));
        assertThat(post().status()).isEqualTo(200);
        assertThat(server.requests())
                .extracting(FaultServer.Request::line)
                .containsExactly(
                        "POST /path/?query=1 HTTP/1.1",
                        "POST /moved/ HTTP/1.1",
                        "POST /x?y=z HTTP/1.1");
        assertThat(server.requests().get(2).headers()).containsEntry("a", "b");
        assertThat(server.requests().get(2).body()).isEqualTo(CONTENT);
    }

    @Test
    void redirectsWithoutEndAreFollowedTwice() throws IOException {
        server.always(status(308, "Location: ?again"));
        assertThat(post().status()).isEqualTo(308);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void redirectsToAnotherPortOrHostOrUserAreNotFollowed() throws IOException {
        try (FaultServer other = new FaultServer()) {
            for (String location :
                    List.of(
                            "http://127.0.0.1:" + other.port() + "/",
                            "//127.0.0.1:" + other.port() + "/",
                            "http://localhost:" + server.port() + "/",
                            "http://localhost:" + other.port() + "/",
                            "https://localhost:" + other.port() + "/",
                            "http://user@127.0.0.1:" + server.port() + "/",
                            "ftp://127.0.0.1:" + server.port() + "/",
                            "ht!tp:// %")) {
                server.enqueue(status(307, "Location: " + location));
                assertThat(post().status()).as(location).isEqualTo(307);
            }
            assertThat(other.connections()).isZero();
            assertThat(server.requests()).hasSize(8);
        }
    }

    @Test
    void redirectsThatWouldChangeTheMethodAreNotFollowed() throws IOException {
        server.always(status(303, "Location: /"));
        assertThat(post().status()).isEqualTo(303);
        assertThat(server.requests()).hasSize(1);
    }

    /** Names the proxies that a test wants, and keeps what it is told. */
    private static final class Selector extends ProxySelector implements AutoCloseable {
        private final ProxySelector before = ProxySelector.getDefault();
        private final Supplier<List<Proxy>> proxies;
        private final List<URI> asked = new ArrayList<>();
        private final List<SocketAddress> failed = new ArrayList<>();

        Selector(Proxy... proxies) {
            this(() -> List.of(proxies));
        }

        Selector(Supplier<List<Proxy>> proxies) {
            this.proxies = proxies;
            ProxySelector.setDefault(this);
        }

        @Override
        public List<Proxy> select(URI uri) {
            asked.add(uri);
            return proxies.get();
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            assertThat(failure).isNotNull();
            failed.add(address);
            throw new IllegalStateException("of the application");
        }

        @Override
        public void close() {
            ProxySelector.setDefault(before);
        }
    }

    private static Proxy proxy(int port) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", port));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket unused = new ServerSocket(0)) {
            return unused.getLocalPort();
        }
    }

    @Test
    void whereAProxyIsDeadTheNextRouteIsTriedAndTheSelectorIsTold() throws IOException {
        Proxy dead = proxy(unusedPort());
        try (Selector selector = new Selector(dead, Proxy.NO_PROXY)) {
            assertThat(post().status()).isEqualTo(200);
            assertThat(selector.asked).containsExactly(URI.create(url().toString()));
            assertThat(selector.failed).containsExactly(dead.address());
            assertThat(server.requests().get(0).line()).startsWith("POST /path/");
        }
    }

    @Test
    void everyProxyIsTriedInItsOrder() throws IOException {
        Proxy dead = proxy(unusedPort());
        Proxy socks = new Proxy(Proxy.Type.SOCKS, new InetSocketAddress("127.0.0.1", unusedPort()));
        try (FaultServer living = new FaultServer();
                Selector selector = new Selector(dead, socks, proxy(living.port()))) {
            assertThat(post().status()).isEqualTo(200);
            assertThat(selector.failed).containsExactly(dead.address(), socks.address());
            assertThat(living.requests().get(0).line()).isEqualTo("POST " + url() + " HTTP/1.1");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aConfiguredProxyMayHaveAnUnderscoreInItsName() {
        ProxyRoutes routes = new ProxyRoutes(URI.create("http://bob:p%40w@my_proxy:3128"));

        assertThat(routes.to(HttpUrl.of(URI.create("http://h/"))))
                .containsExactly(
                        new Proxy(
                                Proxy.Type.HTTP,
                                InetSocketAddress.createUnresolved("my_proxy", 3128)));
        assertThat(routes.authorization()).contains("Basic Ym9iOnBAdw==");
    }

    @Test
    void whateverASelectorOfTheApplicationDoesTheServerIsReached() throws IOException {
        List<Supplier<List<Proxy>>> selectors =
                List.of(
                        () -> null,
                        List::of,
                        () -> Arrays.asList(null, Proxy.NO_PROXY),
                        () -> {
                            throw new IllegalStateException("of the application");
                        },
                        () -> {
                            throw new NoClassDefFoundError("of the application");
                        });
        for (Supplier<List<Proxy>> selected : selectors) {
            try (Selector selector = new Selector(selected)) {
                assertThat(post().status()).isEqualTo(200);
                assertThat(selector.asked).hasSize(1);
            }
            client.closeIdle();
        }
    }

    @Test
    void whereEveryProxyIsDeadTheServerWasNotReached() throws IOException {
        Proxy one = proxy(unusedPort());
        Proxy two = proxy(unusedPort());
        try (Selector selector = new Selector(one, two)) {
            assertThatThrownBy(this::post).isInstanceOf(HttpConnectException.class);
            assertThat(selector.failed).containsExactly(one.address(), two.address());
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aProxyThatRefusesTheTunnelIsNoWayToTheServer() throws IOException {
        try (FaultServer refusing = new FaultServer();
                Selector selector = new Selector(proxy(refusing.port()))) {
            refusing.always(status(403));
            assertThatThrownBy(() -> client.post(url("https://sentry.invalid/"), "", CONTENT))
                    .isInstanceOf(HttpConnectException.class)
                    .hasMessageContaining("403");
            assertThat(selector.failed).hasSize(1);
        }
    }

    @Test
    void aProxyGetsHostNamesWithAnUnderscore() throws IOException {
        try (FaultServer proxy = new FaultServer();
                Selector selector = new Selector(proxy(proxy.port()))) {
            client.post(url("http://sentry_web:9000/api/2/envelope/"), "", CONTENT);
            assertThat(selector.asked).hasSize(1);
            assertThat(proxy.requests().get(0).line())
                    .isEqualTo("POST http://sentry_web:9000/api/2/envelope/ HTTP/1.1");
            assertThat(proxy.requests().get(0).headers()).containsEntry("host", "sentry_web:9000");
        }
    }

    private static SSLContext trusting(Path authority) throws Exception {
        java.security.KeyStore store =
                java.security.KeyStore.getInstance(java.security.KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = java.nio.file.Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "authority",
                    java.security.cert.CertificateFactory.getInstance("X.509")
                            .generateCertificate(in));
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void redirectsFromHttpToHttpsOfTheSameHostAreFollowed(@TempDir Path directory)
            throws Exception {
        Certificates certificates = new Certificates(directory);
        SSLContext tls = certificates.issue("good", "ip:127.0.0.1", "-1d", 30);
        client = new HttpClient(MINUTE, MINUTE, null, trusting(certificates.authority()));
        try (FaultServer safe = new FaultServer(tls)) {
            server.always(status(308, "Location: https://127.0.0.1:" + safe.port() + "/safe"));
            assertThat(post().status()).isEqualTo(200);
            assertThat(safe.requests().get(0).line()).isEqualTo("POST /safe HTTP/1.1");
            // And not back.
            safe.always(status(308, "Location: http://127.0.0.1:" + server.port() + "/"));
            assertThat(post().status()).isEqualTo(308);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void tlsServersAreToldTheHostNameAndHaveToProveIt(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates(directory);
        SSLContext tls = certificates.issue("good", "dns:sentry.example.com", "-1d", 30);
        List<String> names = new ArrayList<>();
        client = new HttpClient(MINUTE, MINUTE, null, trusting(certificates.authority()));
        try (SSLServerSocket safe =
                        (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0);
                FaultServer proxy = new FaultServer();
                Selector selector = new Selector(proxy(proxy.port()))) {
            SSLParameters parameters = safe.getSSLParameters();
            parameters.setSNIMatchers(
                    List.of(
                            new SNIMatcher(0) {
                                @Override
                                public boolean matches(SNIServerName name) {
                                    names.add(new SNIHostName(name.getEncoded()).getAsciiName());
                                    return true;
                                }
                            }));
            safe.setSSLParameters(parameters);
            Thread serving = new Thread(() -> serve(safe));
            serving.setDaemon(true);
            serving.start();
            proxy.always(exchange -> tunnel(exchange, safe.getLocalPort()));
            assertThat(client.post(url("https://sentry.example.com/"), "", CONTENT).status())
                    .isEqualTo(204);
            assertThat(names).containsExactly("sentry.example.com");
            assertThatThrownBy(() -> client.post(url("https://other.example.com/"), "", CONTENT))
                    .isInstanceOf(HttpConnectException.class);
            assertThat(selector.asked).hasSize(2);
        }
    }

    private static void serve(ServerSocket safe) {
        while (!safe.isClosed()) {
            try (Socket connection = safe.accept()) {
                InputStream in = connection.getInputStream();
                if (in.read() >= 0) {
                    connection
                            .getOutputStream()
                            .write(
                                    "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
                                            .getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                // the end, or a client that does not trust the certificate
            }
        }
    }

    private static void tunnel(FaultServer.Exchange exchange, int port) throws IOException {
        try (Socket to = new Socket(Proxy.NO_PROXY)) {
            to.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            exchange.write("HTTP/1.1 200 Connected\r\n\r\n");
            Thread back =
                    new Thread(
                            () -> {
                                try {
                                    to.getInputStream()
                                            .transferTo(exchange.socket().getOutputStream());
                                } catch (IOException e) {
                                    // the end of the tunnel
                                }
                            });
            back.setDaemon(true);
            back.start();
            exchange.socket().getInputStream().transferTo(to.getOutputStream());
        }
    }
}
