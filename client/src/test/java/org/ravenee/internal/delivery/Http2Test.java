/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.testkit.Certificates;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;

/** A server that speaks HTTP/2 as well, as most behind https do: it is asked in HTTP/1.1. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class Http2Test {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir private static Path directory;
    private static Certificates certificates;
    private static SSLContext tls;
    private final Queue<HttpHandler> script = new ConcurrentLinkedQueue<>();
    private final List<FaultServer.Request> requests = new CopyOnWriteArrayList<>();
    private final Set<SocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private volatile HttpHandler always = exchange -> {};
    private LogCapture log;
    private Undertow server;
    private Client client;

    @BeforeAll
    static void prove() throws Exception {
        certificates = new Certificates(directory);
        tls = certificates.issue("good", "ip:127.0.0.1", "-1d", 30);
    }

    @BeforeEach
    void start() {
        log = new LogCapture();
        server = start(0);
        client =
                Client.create(
                        Options.builder()
                                .dsn(
                                        "https://public@127.0.0.1:"
                                                + port()
                                                + "/42?ca_certs="
                                                + certificates.authority())
                                .serverName("test")
                                .build());
    }

    private Undertow start(int port) {
        Undertow started =
                Undertow.builder()
                        .addHttpsListener(port, "127.0.0.1", tls)
                        .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                        .setWorkerThreads(16)
                        .setHandler(new BlockingHandler(this::answer))
                        .build();
        started.start();
        return started;
    }

    private int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @AfterEach
    void end() {
        client.close();
        server.stop();
        log.close();
    }

    private void answer(HttpServerExchange exchange) throws Exception {
        connections.add(exchange.getConnection().getPeerAddress());
        byte[] body = exchange.getInputStream().readAllBytes();
        requests.add(new FaultServer.Request(exchange.getProtocol().toString(), Map.of(), body));
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            HttpHandler next = script.poll();
            (next == null ? always : next).handleRequest(exchange);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private static HttpHandler status(int status, String header, String value) {
        return exchange -> {
            exchange.getResponseHeaders().put(new HttpString(header), value);
            exchange.setStatusCode(status);
        };
    }

    private List<String> capture(int events) {
        return IntStream.range(0, events)
                .mapToObj(i -> client.captureMessage("event " + i).toString())
                .toList();
    }

    private List<String> eventIds() {
        return requests.stream()
                .map(request -> request.text().replaceFirst("(?s).*?\"event_id\":\"", ""))
                .map(text -> text.substring(0, 32))
                .toList();
    }

    @Test
    void eventsShareConnections() {
        List<String> ids = new ArrayList<>(capture(1));
        assertThat(client.flush(LONG)).isTrue();
        ids.addAll(capture(300));
        assertThat(client.flush(LONG)).isTrue();
        assertThat(eventIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(requests).allMatch(request -> request.line().equals("HTTP/1.1"));
        assertThat(connections).hasSizeBetween(1, RetryPolicy.MOST_SENDING);
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void latencyDoesNotBoundTheThroughput() {
        CountDownLatch several = new CountDownLatch(6);
        always =
                exchange -> {
                    several.countDown();
                    several.await();
                };
        // Requests must overlap: the first six are answered once six are there.
        script.add(exchange -> {});
        script.add(exchange -> {});
        capture(30);
        assertThat(client.flush(LONG)).isTrue();
        assertThat(mostUnderWay.get()).isBetween(6, RetryPolicy.MOST_SENDING);
        assertThat(eventIds()).hasSize(30);
    }

    @Test
    void troublesPass() {
        script.add(status(503, "Retry-After", "0"));
        script.add(status(429, "X-Sentry-Rate-Limits", "1:error:key"));
        script.add(status(307, "Location", "/elsewhere/"));
        script.add(exchange -> exchange.getConnection().close());
        List<String> ids = capture(20);
        assertThat(client.flush(LONG)).isTrue();
        assertThat(eventIds()).containsAll(ids);
        assertThat(client.stats().delivered()).isEqualTo(20);
    }

    @Test
    void nothingIsLostWhenTheServerIsStartedAnew() {
        int port = port();
        List<String> ids = new ArrayList<>(capture(50));
        assertThat(client.flush(LONG)).isTrue();
        for (int i = 0; i < 3; i++) {
            server.stop();
            ids.addAll(capture(50));
            server = start(port);
            assertThat(client.flush(LONG)).isTrue();
        }
        assertThat(eventIds()).containsAll(ids);
        assertThat(client.stats().delivered()).isEqualTo(200);
    }
}
