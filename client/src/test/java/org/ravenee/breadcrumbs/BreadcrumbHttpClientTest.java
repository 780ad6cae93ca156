/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.breadcrumbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ravenee.Breadcrumb;
import org.ravenee.Level;
import org.ravenee.testkit.Recorder;

@Timeout(60)
class BreadcrumbHttpClientTest {

    private final Recorder recorder = new Recorder();
    private final HttpClient http =
            new BreadcrumbHttpClient(HttpClient.newHttpClient(), recorder.client());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    exchange.sendResponseHeaders(path.contains("missing") ? 404 : 200, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        recorder.close();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).build();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private List<Breadcrumb> crumbs() {
        return recorder.client().context().snapshot().breadcrumbs();
    }

    @Test
    void aCallLeavesABreadcrumb() throws Exception {
        http.send(request("/orders"), BodyHandlers.discarding());

        assertThat(crumbs())
                .singleElement()
                .satisfies(
                        crumb -> {
                            assertThat(crumb.type()).isEqualTo("http");
                            assertThat(crumb.data())
                                    .containsAllEntriesOf(
                                            Map.of(
                                                    "method",
                                                    "GET",
                                                    "url",
                                                    address() + "/orders",
                                                    "status_code",
                                                    200))
                                    .containsKey("duration_ms");
                        });
    }

    @Test
    void queriesAreLeftOut() throws Exception {
        http.send(request("/orders?token=geheim#part"), BodyHandlers.discarding());

        assertThat(crumbs().get(0).data()).containsEntry("url", address() + "/orders");
        assertThat(crumbs().get(0).toString() + crumbs().get(0).message()).doesNotContain("geheim");
    }

    @Test
    void anErrorResponseIsAWarning() throws Exception {
        http.send(request("/missing"), BodyHandlers.discarding());

        assertThat(crumbs().get(0).level()).isEqualTo(Level.WARNING);
        assertThat(crumbs().get(0).data()).containsEntry("status_code", 404);
    }

    @Test
    void aCallThatFailsLeavesABreadcrumbAndFails() {
        HttpRequest unreachable = request("/");
        server.stop(0);

        assertThatThrownBy(() -> http.send(unreachable, BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
        assertThat(crumbs().get(0).level()).isEqualTo(Level.ERROR);
        assertThat(crumbs().get(0).data()).containsKey("reason");
    }

    @Test
    void anAsynchronousCallLeavesItsBreadcrumbWhereItWasMade() throws Exception {
        http.sendAsync(request("/orders"), BodyHandlers.discarding())
                .thenAccept(response -> assertThat(crumbs()).isEmpty())
                .get();

        assertThat(crumbs()).hasSize(1);
    }

    /** Java 17 does not know these methods; from Java 21 on they are inherited. */
    private static final List<String> ENDINGS =
            List.of("shutdown", "awaitTermination", "isTerminated", "shutdownNow", "close");

    @Test
    void theWrappedClientIsEndedWhereClientsCanBeEnded() throws Exception {
        List<String> called = new ArrayList<>();
        BreadcrumbHttpClient wrapping =
                new BreadcrumbHttpClient(new Ending(called), recorder.client());
        wrapping.shutdown();
        boolean ended = wrapping.awaitTermination(Duration.ofSeconds(1)) && wrapping.isTerminated();
        wrapping.shutdownNow();
        wrapping.close();

        boolean canBeEnded = Runtime.version().feature() >= 21;
        assertThat(called).isEqualTo(canBeEnded ? ENDINGS : List.of());
        assertThat(ended).isEqualTo(canBeEnded);
    }

    @Test
    void theClientsOwnTrafficLeavesNone() {
        recorder.client().captureMessage("m");
        recorder.events();

        assertThat(crumbs()).isEmpty();
    }
}
