/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ravenee.parity.Table.LONG;
import static org.ravenee.testkit.FaultServer.after;
import static org.ravenee.testkit.FaultServer.status;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.TestFactory;
import org.ravenee.Client;
import org.ravenee.DeliveryException;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.Recorder;
import org.ravenee.testkit.RecordingTransport;

/** Raven's tests of the state of its client and of its transports, and what was lost on the way. */
class DeliveryParityTest {

    private static final String TROUBLE = "no network";

    /** Fails so many times, then takes what it is given. */
    private static final class Moody implements Transport {

        private final RecordingTransport server = new RecordingTransport();
        private final AtomicInteger failures;
        private final boolean fails;

        Moody(int failures, boolean fails) {
            this.failures = new AtomicInteger(failures);
            this.fails = fails;
        }

        @Override
        public Result send(Envelope envelope) {
            if (failures.getAndDecrement() <= 0) {
                return server.send(envelope);
            }
            if (fails) {
                return Result.unavailable(TROUBLE);
            }
            throw new IllegalStateException(TROUBLE);
        }
    }

    private static void moody(Table t, String name, boolean fails) {
        t.row(
                name,
                () -> {
                    Moody transport = new Moody(1, fails);
                    try (LogCapture quiet = new LogCapture();
                            Client client =
                                    Table.client(
                                            RecordingTransport.DSN, o -> o.transport(transport))) {
                        EventId id = client.captureMessage("m");
                        assertThat(id.isPresent()).isTrue();
                        assertThat(client.flush(LONG)).isTrue();
                        assertThat(transport.server.event().getString("event_id"))
                                .isEqualTo(id.toString());
                        assertThat(client.stats().delivered()).isEqualTo(1);
                    }
                });
    }

    private static void afterTrouble(Table t, String name, FaultServer.Answer trouble) {
        t.wire(
                name,
                (server, client, log) -> {
                    server.enqueue(trouble);
                    String id = client.captureMessage("m").toString();
                    assertThat(client.flush(LONG)).isTrue();
                    assertThat(server.eventIds()).containsExactly(id, id);
                    assertThat(client.stats().delivered()).isEqualTo(1);
                    assertThat(client.stats().dropped()).isEmpty();
                });
    }

    @TestFactory
    Table state() {
        Table t = new Table();
        t.wire(
                "1 state test_should_try_online: what is captured is sent",
                (server, client, log) -> {
                    String id = client.captureMessage("m").toString();
                    assertThat(client.flush(LONG)).isTrue();
                    assertThat(server.eventIds()).containsExactly(id);
                });
        t.wire(
                "2 state test_should_try_new_error: a server that wants nothing is not asked",
                (server, client, log) -> {
                    server.enqueue(status(429, "Retry-After: 3600"));
                    client.captureMessage("m");
                    await().until(() -> client.stats().queued() == 0);
                    assertThat(client.captureMessage("m")).isEqualTo(EventId.NONE);
                    assertThat(server.requests()).hasSize(1);
                    assertThat(client.stats().refused()).isEqualTo(Map.of("ratelimit_backoff", 1L));
                });
        t.wire(
                "4, 5 state test_set_fail, test_set_success: one line for each change",
                (server, client, log) -> {
                    server.down();
                    for (int i = 0; i < 5; i++) {
                        client.captureMessage("m");
                    }
                    await().until(() -> !log.warnings().isEmpty());
                    assertThat(client.stats().queued()).isEqualTo(5);
                    server.up();
                    assertThat(client.flush(LONG)).isTrue();
                    assertThat(client.stats().delivered()).isEqualTo(5);
                    assertThat(log.warnings()).hasSize(1);
                    assertThat(log.infos()).hasSize(1);
                });
        afterTrouble(
                t,
                "7 state test_should_try_retry_after_passed: sent once the time is over",
                status(429, "Retry-After: 1"));
        afterTrouble(t, "10 base test_send_remote_failover: fails, then is delivered", status(503));
        moody(t, "10 base test_send_remote_failover: a transport that throws once", false);
        afterTrouble(
                t,
                "11 base test_send_remote_failover_with_retry_after: delivered later",
                status(503, "Retry-After: 1"));
        moody(t, "13, 14 base test_async_send_remote_failover: fails, then does not", true);
        return t;
    }

    private static Client failing(UnaryOperator<Options.Builder> with) {
        Transport failing = new Moody(Integer.MAX_VALUE, false);
        return Table.client(RecordingTransport.DSN, o -> with.apply(o.transport(failing)));
    }

    @TestFactory
    Table raising() {
        Table t = new Table();
        t.row(
                "17 base test_raise_exception_on_send_error: nothing is thrown, and it is counted",
                r -> {
                    try (Client client = failing(o -> o.transport("sync"))) {
                        assertThat(client.captureMessage("m")).isEqualTo(EventId.NONE);
                        assertThat(client.captureException(new Foo())).isEqualTo(EventId.NONE);
                        assertThat(client.lastEventId()).isEqualTo(EventId.NONE);
                        assertThat(client.stats().delivered()).isZero();
                        assertThat(client.stats().refused()).containsValue(2L);
                    }
                });
        t.row(
                "17 base test_raise_exception_on_send_error: it is thrown where that is wanted",
                r -> {
                    try (Client client = failing(o -> o.transport("sync").raiseSendErrors(true))) {
                        assertThatThrownBy(() -> client.captureMessage("m"))
                                .isInstanceOf(DeliveryException.class)
                                .hasMessageContaining("IllegalStateException")
                                .message()
                                .as("the text of a transport may hold a secret")
                                .doesNotContain(TROUBLE);
                    }
                });
        t.wire(
                "17 raising has no effect on what happens on another thread",
                o -> o.raiseSendErrors(true),
                (server, client, log) -> {
                    server.always(status(400));
                    assertThat(client.captureMessage("m").isPresent()).isTrue();
                    assertThat(client.flush(LONG)).isTrue();
                    assertThat(client.stats().dropped()).isEqualTo(Map.of("send_error", 1L));
                });
        return t;
    }

    @TestFactory
    Table transports() {
        Table t = new Table();
        t.row(
                "19 base test_encode_decode: an envelope holds the event that was sent",
                () -> {
                    RecordingTransport server = new RecordingTransport();
                    List<Event> sent = new ArrayList<>();
                    try (Client client =
                            Client.create(
                                    server.options()
                                            .processors(
                                                    event -> {
                                                        sent.add(event);
                                                        return event;
                                                    })
                                            .build())) {
                        client.captureMessage(
                                "רונית", e -> e.extra("foo", "bar").tag("biz", "baz"));
                    }
                    JsonObject read = server.event();
                    assertThat(read).isEqualTo(RecordingTransport.json(Recorder.json(sent.get(0))));
                    assertThat(read.getJsonObject("logentry").getString("message"))
                            .isEqualTo("רונית");
                    assertThat(read.getJsonObject("extra").getString("foo")).isEqualTo("bar");
                    assertThat(RecordingTransport.lines(server.envelopes().get(0))[0])
                            .contains(sent.get(0).id().toString());
                });
        t.wire(
                "92 threaded test_does_send: once",
                (server, client, log) -> {
                    client.captureMessage("m");
                    assertThat(client.flush(LONG)).isTrue();
                    assertThat(server.requests()).hasSize(1);
                });
        t.row(
                "95 threaded test_fork_with_active_worker: each client delivers its own",
                () -> {
                    RecordingTransport one = new RecordingTransport();
                    RecordingTransport two = new RecordingTransport();
                    Client first = asynchronous(one);
                    Client second = asynchronous(two);
                    first.captureMessage("one");
                    second.captureMessage("two");
                    first.close();
                    second.captureMessage("three");
                    second.close();
                    assertThat(messages(one)).containsExactly("one");
                    assertThat(messages(two)).containsExactly("two", "three");
                });
        t.row(
                "95 a new client works after the one before was closed",
                () -> {
                    RecordingTransport server = new RecordingTransport();
                    for (String message : List.of("one", "two")) {
                        Client client = asynchronous(server);
                        client.captureMessage(message);
                        client.close();
                        assertThat(client.captureMessage("late")).isEqualTo(EventId.NONE);
                    }
                    assertThat(messages(server)).containsExactly("one", "two");
                });
        t.wire(
                "97 threaded requests test_shutdown_waits_for_send: closing delivers",
                o -> o.timeout(LONG).shutdownTimeout(LONG),
                (server, client, log) -> {
                    CountDownLatch release = new CountDownLatch(1);
                    server.always(after(release, status(200)));
                    for (int i = 0; i < 20; i++) {
                        client.captureMessage("m");
                    }
                    await().until(() -> !server.requests().isEmpty());
                    Thread closing = new Thread(client::close);
                    closing.start();
                    release.countDown();
                    closing.join();
                    assertThat(client.stats().delivered()).isEqualTo(20);
                });
        t.wire(
                "100 tornado test__sending_successfully_calls_success_callback: counted",
                (server, client, log) -> {
                    client.captureMessage("m");
                    assertThat(client.flush(LONG)).isTrue();
                    assertThat(client.stats().delivered()).isEqualTo(1);
                });
        t.wire(
                "100 tornado test__sending_with_error_calls_error_callback: counted, and said",
                (server, client, log) -> {
                    server.always(status(400, "X-Sentry-Error: bad event"));
                    client.captureMessage("m");
                    assertThat(client.flush(LONG)).isTrue();
                    assertThat(client.stats().totalDropped()).isEqualTo(1);
                    await().untilAsserted(
                                    () ->
                                            assertThat(log.warnings())
                                                    .singleElement()
                                                    .asString()
                                                    .contains("bad event"));
                });
        return t;
    }

    private static Client asynchronous(RecordingTransport server) {
        return Table.client(RecordingTransport.DSN, o -> o.transport(server));
    }

    private static List<String> messages(RecordingTransport server) {
        return server.events().stream()
                .map(event -> event.getJsonObject("logentry").getString("message"))
                .toList();
    }

    @TestFactory
    Table weakPoints() {
        Table t = new Table();
        t.wire(
                "w2 the queue is bounded: no id for what is refused, and it is counted",
                o -> o.queueSize(3),
                (server, client, log) -> {
                    server.down();
                    List<EventId> ids = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        ids.add(client.captureMessage("m"));
                    }
                    assertThat(ids.subList(0, 3)).allMatch(EventId::isPresent);
                    assertThat(ids.subList(3, 5)).containsOnly(EventId.NONE);
                    assertThat(client.stats().refused()).isEqualTo(Map.of("queue_overflow", 2L));
                    assertThat(client.lastEventId()).isEqualTo(ids.get(2));
                    server.up();
                    assertThat(client.flush(LONG)).isTrue();
                });
        t.wire(
                "w3 a server that was away gets what was captured meanwhile",
                (server, client, log) -> {
                    server.down();
                    String id = client.captureMessage("m").toString();
                    await().until(() -> !log.warnings().isEmpty());
                    server.up();
                    assertThat(client.flush(LONG)).isTrue();
                    assertThat(server.eventIds()).containsExactly(id);
                });
        afterTrouble(t, "w3 429 with a time", status(429, "Retry-After: 0"));
        afterTrouble(t, "w3 503 with a time", status(503, "Retry-After: 0"));
        t.wire(
                "w3 Retry-After may be a date",
                (server, client, log) -> {
                    String date =
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    Instant.now().plusSeconds(3600).atOffset(ZoneOffset.UTC));
                    server.enqueue(status(429, "Retry-After: " + date));
                    client.captureMessage("m");
                    await().until(() -> client.stats().queued() == 0);
                    assertThat(client.captureMessage("m")).isEqualTo(EventId.NONE);
                });
        t.wire(
                "w3 a date that is over is no wait",
                (server, client, log) -> {
                    server.enqueue(status(429, "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"));
                    client.captureMessage("m");
                    assertThat(client.flush(LONG)).isTrue();
                    assertThat(client.stats().delivered()).isEqualTo(1);
                });
        t.wire(
                "a rejected event does not stop the others",
                (server, client, log) -> {
                    server.enqueue(status(400), status(413));
                    for (int i = 0; i < 5; i++) {
                        client.captureMessage("m");
                    }
                    assertThat(client.flush(LONG)).isTrue();
                    assertThat(client.stats().delivered()).isEqualTo(3);
                    assertThat(client.stats().dropped()).isEqualTo(Map.of("send_error", 2L));
                });
        for (int redirect : new int[] {302, 307}) {
            t.wire(
                    "an event that is redirected by " + redirect + " arrives there, whole",
                    (server, client, log) -> {
                        server.enqueue(status(redirect, "Location: /elsewhere"));
                        client.captureMessage("m");
                        assertThat(client.flush(LONG)).isTrue();
                        assertThat(client.stats().delivered()).isOne();
                        assertThat(server.requests())
                                .last()
                                .matches(request -> request.line().startsWith("POST /elsewhere"))
                                .matches(request -> request.text().contains("\"type\":\"event\""));
                    });
        }
        t.row(
                "w23 a proxy of one's own",
                () -> {
                    try (FaultServer proxy = new FaultServer();
                            Client client =
                                    Table.client(
                                            "http://key@sentry.example.com/7",
                                            o -> o.proxy("http://127.0.0.1:" + proxy.port()))) {
                        client.captureMessage("m");
                        assertThat(client.flush(LONG)).isTrue();
                        assertThat(proxy.requests().get(0).line())
                                .isEqualTo(
                                        "POST http://sentry.example.com/api/7/envelope/ HTTP/1.1");
                    }
                });
        t.wire(
                "w3 what is left at the end is counted, and said",
                (server, client, log) -> {
                    server.down();
                    client.captureMessage("m");
                    client.close();
                    assertThat(client.stats().dropped()).isEqualTo(Map.of("network_error", 1L));
                    assertThat(log.warnings()).anyMatch(line -> line.contains("lost"));
                });
        t.row(
                "w26 time-outs are settings",
                () ->
                        assertThat(Options.of(Map.of("sentry.timeout", "1.5s")).timeout())
                                .hasMillis(1500));
        t.wire(
                "w26 a server that says nothing is given up",
                (server, client, log) -> {
                    server.enqueue(FaultServer.hangingAfter(""));
                    client.captureMessage("m");
                    assertThat(client.flush(LONG)).isTrue();
                    assertThat(client.stats().delivered()).isEqualTo(1);
                });
        return t;
    }
}
