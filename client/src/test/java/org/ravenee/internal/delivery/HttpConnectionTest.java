/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ravenee.testkit.FaultServer.bytes;
import static org.ravenee.testkit.FaultServer.status;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.EventId;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.testkit.FaultServer;

/** When a connection is used again, and what ends it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpConnectionTest {

    private FaultServer server;
    private HttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = new FaultServer();
        Duration minute = Duration.ofMinutes(1);
        transport =
                new HttpTransport(
                        Dsn.parse(server.dsn()),
                        minute,
                        minute,
                        null,
                        null,
                        InstantSource.system());
    }

    @AfterEach
    void end() throws IOException {
        transport.close();
        server.close();
    }

    private CompletableFuture<Result> send() {
        return transport
                .send(new Envelope(EventId.NONE, new byte[] {1}, List.of()))
                .toCompletableFuture();
    }

    private void deliver(int envelopes) {
        for (int i = 0; i < envelopes; i++) {
            assertThat(send().join().outcome()).isEqualTo(Outcome.DELIVERED);
        }
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
                "HTTP/1.1 100 Continue\r\n\r\n"
                        + "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
            })
    void anAnswerThatShowsItsEndLeavesTheConnectionOpen(String answer) {
        server.always(exchange -> exchange.write(answer));
        deliver(3);
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
                "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n{}"
            })
    void anyOtherAnswerEndsTheConnection(String answer) {
        server.always(exchange -> exchange.write(answer));
        deliver(2);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aConnectionThatTheServerClosedMeanwhileCostsNoEventAndNoTime() {
        server.always(bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
        deliver(3);
        assertThat(server.connections()).isEqualTo(3);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void whatTheServerSaysUnaskedIsNoAnswerToTheNextRequest() throws InterruptedException {
        CountDownLatch idle = new CountDownLatch(1);
        CountDownLatch said = new CountDownLatch(1);
        server.enqueue(
                exchange -> {
                    exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                    idle.await();
                    exchange.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
                    said.countDown();
                });
        deliver(1);
        idle.countDown();
        said.await();
        deliver(1);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void whatNobodyNeedsAnyMoreIsClosed() throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(2);
        try (FaultServer moved = new FaultServer()) {
            String location = "Location: http://127.0.0.1:" + moved.port() + "/";
            server.always(untilItEnds(status(308, location), ended));
            moved.always(untilItEnds(status(200), ended));
            deliver(1);
            ended.await();
        }
    }

    private static FaultServer.Answer untilItEnds(FaultServer.Answer answer, CountDownLatch ended) {
        return exchange -> {
            answer.to(exchange);
            if (exchange.socket().getInputStream().read() < 0) {
                ended.countDown();
            }
        };
    }

    @Test
    void aServerThatClosesANewConnectionIsNotAskedAgainAtOnce() {
        server.always(bytes(""));
        assertThat(send().join().outcome()).isEqualTo(Outcome.NO_RESPONSE);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverGivesUpEndsTheRequest(boolean closes) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        server.always(
                exchange -> {
                    asked.countDown();
                    exchange.socket().getInputStream().read();
                    ended.countDown();
                });
        CompletableFuture<Result> answer = send();
        asked.await();
        if (closes) {
            transport.close();
            assertThat(answer.join().outcome()).isEqualTo(Outcome.NO_RESPONSE);
        } else {
            answer.cancel(true);
        }
        ended.await();
        assertThat(server.connections()).isEqualTo(1);
    }
}
