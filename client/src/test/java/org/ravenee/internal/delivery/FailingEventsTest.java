/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ravenee.testkit.FaultServer.bytes;
import static org.ravenee.testkit.FaultServer.hangingAfter;
import static org.ravenee.testkit.FaultServer.status;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.EventBuilder;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.FaultServer.Answer;
import org.ravenee.testkit.FaultServer.Request;
import org.ravenee.testkit.LogCapture;

/** A server that fails for some events takes all others, soon and once. */
@Timeout(180)
class FailingEventsTest {

    /** Far below the minutes for which waits between attempts grow. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String POISON = "poison";

    private final LogCapture log = new LogCapture();
    private final Random random = new Random(11);
    private FaultServer server;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        server = new FaultServer();
        client =
                Client.create(
                        Options.builder()
                                .dsn(server.dsn())
                                .serverName("test")
                                .timeout(Duration.ofSeconds(1))
                                .shutdownTimeout(Duration.ofMillis(100))
                                .build());
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        Stats stats = client.stats();
        assertThat(stats.accepted()).isEqualTo(stats.delivered() + stats.totalDropped());
        server.close();
        log.close();
    }

    private void failFor(Predicate<Request> events, Answer failure) {
        server.always(
                exchange -> (events.test(exchange.request()) ? failure : status(200)).to(exchange));
    }

    private static boolean isPoison(Request request) {
        return request.text().contains(POISON);
    }

    private List<String> capture(int events, String message) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            ids.add(client.captureMessage(message + " " + i).toString());
        }
        return ids;
    }

    private long poisonRequests() {
        return server.requests().stream().filter(FailingEventsTest::isPoison).count();
    }

    private void awaitDelivered(List<String> ids) {
        await().atMost(SOON).until(() -> client.stats().delivered() == ids.size());
        assertThat(server.eventIds().stream().filter(ids::contains))
                .as("each of them once")
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("500", status(500)),
                Arguments.of("502", status(502)),
                Arguments.of("503", status(503)),
                Arguments.of("504", status(504)),
                Arguments.of("525", status(525)),
                Arguments.of("no answer", hangingAfter("")),
                Arguments.of("half a head", bytes("HTTP/1.1 200 OK\r\nContent-Le")),
                Arguments.of("a closed connection", bytes("")));
    }

    @ParameterizedTest(name = "{0} for five events")
    @MethodSource("failures")
    void fiveEventsThatTheServerFailsForHoldUpNoOther(String name, Answer failure) {
        failFor(FailingEventsTest::isPoison, failure);
        capture(5, POISON);
        awaitDelivered(capture(20, "fine"));
        assertThat(client.stats().queued()).isEqualTo(5);
    }

    @ParameterizedTest(name = "{0} for fifty events")
    @MethodSource("failures")
    void fiftyEventsThatTheServerFailsForHoldUpNoOther(String name, Answer failure) {
        failFor(FailingEventsTest::isPoison, failure);
        capture(50, POISON);
        awaitDelivered(capture(20, "fine"));
    }

    @ParameterizedTest(name = "{0} for every other event")
    @MethodSource("failures")
    void eventsBetweenThoseThatTheServerFailsForArrive(String name, Answer failure) {
        failFor(FailingEventsTest::isPoison, failure);
        List<String> fine = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            capture(1, POISON);
            fine.addAll(capture(1, "fine"));
        }
        awaitDelivered(fine);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50})
    void anEventThatComesLaterDoesNotWaitForThoseThatFail(int poison) {
        failFor(FailingEventsTest::isPoison, status(500));
        capture(poison, POISON);
        await().atMost(SOON).until(() -> poisonRequests() >= 7);
        List<String> fine = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            fine.addAll(capture(1, "fine"));
            awaitDelivered(fine);
        }
    }

    @Test
    void aProxyThatRespondsToLargeBodiesWith502HoldsUpNoSmallOnes() {
        failFor(request -> request.body().length > 10_000, status(502));
        List<String> fine = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            if (i % 3 == 2) {
                fine.addAll(capture(1, "small"));
            } else {
                client.captureMessage("large", this::large);
            }
        }
        awaitDelivered(fine);
        assertThat(client.stats().queued()).isEqualTo(20);
    }

    private void large(EventBuilder event) {
        for (int i = 0; i < 40; i++) {
            byte[] noise = new byte[600];
            random.nextBytes(noise);
            event.extra("noise" + i, Base64.getEncoder().encodeToString(noise));
        }
    }

    @Test
    void eventsThatFailAreTriedAgainInWaitsThatGrow() {
        failFor(FailingEventsTest::isPoison, status(500));
        capture(1, POISON);
        awaitDelivered(capture(3, "fine"));
        long begin = System.nanoTime();
        long before = poisonRequests();
        await().atMost(SOON).until(() -> poisonRequests() >= before + 4);
        // Waits of at least 50, 100, 200 and so on.
        double waits = (System.nanoTime() - begin) / 50e6;
        assertThat(poisonRequests() - before)
                .isLessThan(2 + (int) (Math.log(waits + 1) / Math.log(2)) + 1);
    }

    @Test
    void anEventThatTheServerFailsForIsDeliveredOnceTheServerTakesIt() {
        failFor(FailingEventsTest::isPoison, status(500));
        capture(3, POISON);
        awaitDelivered(capture(3, "fine"));
        server.always(status(200));
        assertThat(client.flush(SOON)).isTrue();
        assertThat(client.stats().delivered()).isEqualTo(6);
    }

    @ParameterizedTest(name = "{0} for all events")
    @MethodSource("failures")
    void aServerThatFailsForAllEventsLosesNoneOnceItTakesThem(String name, Answer failure) {
        server.always(failure);
        List<String> ids = capture(30, "all");
        await().atMost(SOON).until(() -> server.requests().size() >= 6);
        if (!name.equals("no answer")) {
            assertThat(server.mostUnderWay()).as("no storm").isLessThanOrEqualTo(2);
        }
        server.always(status(200));
        assertThat(client.flush(SOON)).isTrue();
        assertThat(server.eventIds()).containsAll(ids);
        assertThat(client.stats().dropped()).isEqualTo(Map.of());
        assertThat(log.warnings()).filteredOn(this::isOfThisTest).as("one line").hasSize(1);
    }

    /** Lines without an address count, too; those of another server belong to an earlier test. */
    private boolean isOfThisTest(String line) {
        String host = "127.0.0.1:";
        return !line.contains(host) || line.contains(host + server.port() + "/");
    }

    @Test
    void oneEventAloneIsKeptHoweverOftenTheServerFails() {
        server.always(status(500));
        List<String> ids = capture(1, "alone");
        for (int i = 1; i <= 7; i++) {
            int requests = i;
            await().atMost(SOON).until(() -> server.requests().size() >= requests);
        }
        server.always(status(200));
        awaitAllDelivered(ids);
    }

    private void awaitAllDelivered(List<String> ids) {
        assertThat(client.flush(SOON)).isTrue();
        assertThat(client.stats().delivered()).isEqualTo(ids.size());
    }
}
