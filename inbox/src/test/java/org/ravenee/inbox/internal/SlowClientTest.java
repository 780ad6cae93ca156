/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.inbox.Wire;
import org.ravenee.inbox.internal.http.AllowedOrigins;
import org.ravenee.inbox.internal.http.Timeouts;
import org.ravenee.inbox.internal.ide.IdeLinks;
import org.ravenee.inbox.internal.intake.Limits;

@Timeout(60)
class SlowClientTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P",
                "POST /api/1/envelope/ HTTP/1.1",
                "POST /api/1/envelope/ HTTP/1.1\r\nHost: localhost\r\nX-A",
                "POST /api/1/envelope/ HTTP/1.1\r\nHost: localhost\r\n"
            })
    void cutsAConnectionThatStopsInsideItsHead(String head) throws Exception {
        try (Receiver receiver = start(new Timeouts(SHORT, LONG));
                Socket socket = open(receiver, head)) {
            assertThat(endOf(socket)).isTrue();
        }
    }

    @Test
    void cutsAConnectionThatStopsInsideItsBody() throws Exception {
        String head =
                "POST /api/1/envelope/?sentry_key=any HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Length: 5000\r\n\r\n{";
        try (Receiver receiver = start(new Timeouts(LONG, SHORT));
                Socket socket = open(receiver, head)) {
            assertThat(endOf(socket)).isTrue();
        }
    }

    /** The response comes at once, and the rest of the body that was announced never does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /help HTTP/1.1\r\nHost: localhost",
                "POST / HTTP/1.1\r\nHost: localhost",
                "DELETE /nowhere HTTP/1.1\r\nHost: localhost",
                "POST /api/1/envelope/ HTTP/1.1\r\nHost: example.com",
                "POST /api/1/envelope/ HTTP/1.1\r\nHost: localhost\r\nOrigin: http://example.com"
            })
    void cutsAConnectionWhoseBodyWasNotNeededAndStops(String head) throws Exception {
        try (Receiver receiver = start(new Timeouts(LONG, SHORT));
                Socket socket = open(receiver, head + "\r\nContent-Length: 5000\r\n\r\nx")) {
            assertThatCode(() -> socket.getInputStream().readAllBytes()).doesNotThrowAnyException();
        }
    }

    /** The limits of a single client are long here: a request that waits for a thread is enough. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/1/envelope/ HTTP/1.1\r\nHost: loc",
                "POST /api/1/envelope/?sentry_key=any HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Length: 5000\r\n\r\n{",
                "POST /api/1/envelope/?sentry_key=any HTTP/1.1\r\nHost: localhost\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\n{",
                "GET /help HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n"
            })
    void answersOthersWhileManyConnectionsStall(String beginning) throws Exception {
        List<Socket> stalled = new ArrayList<>();
        try (Receiver receiver = start(new Timeouts(LONG, LONG))) {
            for (int i = 0; i < 700; i++) {
                stalled.add(open(receiver, beginning));
            }
            assertThat(new Wire(receiver.port()).sendEvent("{}").statusCode()).isEqualTo(200);
        } finally {
            closeAll(stalled);
        }
    }

    @Test
    void answersOthersWhileManyConnectionsReadNothing() throws Exception {
        List<Socket> stalled = new ArrayList<>();
        try (Receiver receiver = start(new Timeouts(LONG, LONG))) {
            Wire wire = new Wire(receiver.port());
            wire.sendEvent("{\"message\":\"" + "x".repeat(1_000_000) + "\"}");
            String request = "GET /events/" + Wire.ID + ".json HTTP/1.1\r\nHost: localhost\r\n\r\n";
            for (int i = 0; i < 700; i++) {
                stalled.add(openWithSmallBuffer(receiver, request));
            }
            assertThat(wire.sendEvent("{}").statusCode()).isEqualTo(200);
        } finally {
            closeAll(stalled);
        }
    }

    @Test
    void servesThreadsOfCutConnectionsAgain() throws Exception {
        try (Receiver receiver = start(new Timeouts(SHORT, LONG))) {
            for (int i = 0; i < 20; i++) {
                try (Socket socket = open(receiver, "GET ")) {
                    assertThat(endOf(socket)).isTrue();
                }
            }
            assertThat(new Wire(receiver.port()).sendEvent("{}").statusCode()).isEqualTo(200);
        }
    }

    /**
     * With Nagle's algorithm each answer on a kept connection waits for an acknowledgement that the
     * client delays by 40 ms, once the first ones are over. The test takes the fastest of many
     * answers, so that a loaded machine does not matter.
     */
    @Test
    void answersOnAKeptConnectionWithoutWaitingForAcknowledgements() throws Exception {
        try (Receiver receiver = start(Timeouts.DEFAULT)) {
            Wire wire = new Wire(receiver.port());
            Duration fastest = Duration.ofDays(1);
            for (int i = 0; i < 100; i++) {
                long start = System.nanoTime();
                wire.sendEvent("{}");
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                fastest = i >= 50 && took.compareTo(fastest) < 0 ? took : fastest;
            }
            assertThat(fastest).isLessThan(Duration.ofMillis(30));
        }
    }

    private static Receiver start(Timeouts timeouts) throws IOException {
        return Receiver.start(
                new ReceiverOptions(
                        0,
                        100,
                        Limits.DEFAULT,
                        timeouts,
                        Clock.systemUTC(),
                        IdeLinks.NONE,
                        AllowedOrigins.NONE,
                        Optional.empty()));
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static Socket open(Receiver receiver, String beginning) throws IOException {
        return connected(new Socket(), receiver, beginning);
    }

    private static Socket openWithSmallBuffer(Receiver receiver, String request)
            throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2048);
        return connected(socket, receiver, request);
    }

    private static Socket connected(Socket socket, Receiver receiver, String beginning)
            throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port()));
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(beginning.getBytes(US_ASCII));
        return socket;
    }

    private static boolean endOf(Socket socket) throws IOException {
        return socket.getInputStream().readAllBytes().length == 0;
    }
}
