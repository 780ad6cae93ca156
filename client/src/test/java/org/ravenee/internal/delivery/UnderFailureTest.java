/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ravenee.testkit.FaultServer.after;
import static org.ravenee.testkit.FaultServer.bytes;
import static org.ravenee.testkit.FaultServer.endless;
import static org.ravenee.testkit.FaultServer.hangingAfter;
import static org.ravenee.testkit.FaultServer.status;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.FaultServer.Answer;
import org.ravenee.testkit.LogCapture;

/** The promises of the contract under failure, against a server that fails on demand. */
class UnderFailureTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final LogCapture log = new LogCapture();
    private FaultServer server;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        server = new FaultServer();
        // Some of these servers never answer; the others have all the time they need.
        client = client(Options.builder().timeout(Duration.ofMillis(500)));
    }

    @AfterEach
    void booksAreInOrder() throws IOException {
        assertBalanced(client.stats());
        client.close();
        assertBalanced(client.stats());
        server.close();
        log.close();
    }

    private Client client(Options.Builder options) {
        return Client.create(options.dsn(server.dsn()).serverName("test").build());
    }

    private void restart(Options.Builder options) {
        client.close();
        client = client(options);
    }

    private static void assertBalanced(Stats stats) {
        assertThat(stats.accepted())
                .as("%s", stats)
                .isEqualTo(
                        stats.delivered()
                                + stats.totalDropped()
                                + stats.queued()
                                + stats.spooled());
    }

    private List<String> capture(int events) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            ids.add(client.captureMessage("event " + i).toString());
        }
        return ids;
    }

    private void awaitDelivered(int events) {
        await().atMost(LONG).until(() -> client.stats().delivered() == events);
    }

    @Test
    void aServerThatIsDownGetsEveryEventWhenItReturns() throws IOException {
        server.down();
        List<String> ids = capture(50);
        await().until(() -> log.warnings().size() == 1);
        assertThat(client.stats().queued()).isEqualTo(50);
        server.up();
        assertThat(client.flush(LONG)).isTrue();
        assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(client.stats().delivered()).isEqualTo(50);
        assertThat(log.infos()).anyMatch(line -> line.contains("again"));
    }

    @Test
    void eventsThatWaitedForTheServerArriveInTheirOrder() throws IOException {
        server.down();
        List<String> ids = capture(2);
        await().until(() -> log.warnings().size() == 1);
        CountDownLatch release = new CountDownLatch(1);
        server.enqueue(after(release, status(200))).up();
        client.flush(Duration.ZERO);
        await().until(() -> server.eventIds().size() == 1);
        assertThat(server.eventIds()).containsExactly(ids.get(0));
        release.countDown();
        assertThat(client.flush(LONG)).isTrue();
        assertThat(server.eventIds()).containsExactlyElementsOf(ids);
    }

    @Test
    void aServerKnownToBeDownIsProbedByOneRequestAtATime() {
        server.always(status(503));
        capture(20);
        await().until(() -> server.requests().size() >= 6);
        // The first volley may be of two; from then on there is one probe at a time.
        assertThat(server.mostUnderWay()).isLessThanOrEqualTo(2);
        assertThat(client.stats().queued()).isEqualTo(20);
    }

    static Stream<Arguments> passingTroubles() {
        return Stream.of(
                Arguments.of("closes at once", bytes("")),
                Arguments.of("closes within the status line", bytes("HTTP/1.1 20")),
                Arguments.of("closes within the headers", bytes("HTTP/1.1 200 OK\r\nContent-Le")),
                Arguments.of("speaks no HTTP", bytes("\u0000\u0001\u0002 nonsense\r\n\r\n")),
                Arguments.of("says a status that is none", bytes("HTTP/1.1 banana\r\n\r\n")),
                Arguments.of("says nothing", hangingAfter("")),
                Arguments.of(
                        "stops within the headers", hangingAfter("HTTP/1.1 200 OK\r\nA: b\r\n")),
                Arguments.of("never ends its headers", endless("HTTP/1.1 200 OK\r\nA: ")),
                Arguments.of("407", status(407)),
                Arguments.of("408", status(408)),
                Arguments.of("425", status(425)),
                Arguments.of("500", status(500)),
                Arguments.of("502", status(502)),
                Arguments.of("520", status(520)),
                Arguments.of("redirects to nowhere", status(302)),
                Arguments.of("redirects to nonsense", status(307, "Location: ht!tp:// %")),
                Arguments.of(
                        "503 for a second of errors",
                        status(503, "X-Sentry-Rate-Limits: 1:error:organization:quota")),
                Arguments.of("503", status(503)),
                Arguments.of("503 for a moment", status(503, "Retry-After: 0")),
                Arguments.of("504", status(504)),
                Arguments.of("429 for a moment", status(429, "Retry-After: 0")),
                Arguments.of("429 for a second", status(429, "Retry-After: 1")),
                Arguments.of(
                        "429 for a second of all", status(429, "X-Sentry-Rate-Limits: 1::key")),
                Arguments.of(
                        "429 for a second of errors",
                        status(
                                429,
                                "X-Sentry-Rate-Limits: 1:transaction;error:organization:quota")),
                Arguments.of(
                        "429 of others alone",
                        status(429, "X-Sentry-Rate-Limits: 3600:transaction:organization")));
    }

    @ParameterizedTest(name = "a server that {0}")
    @MethodSource("passingTroubles")
    void aTransientFailureIsRetried(String name, Answer trouble) {
        server.enqueue(trouble);
        List<String> ids = capture(3);
        awaitDelivered(3);
        assertThat(server.eventIds()).containsAll(ids).hasSizeGreaterThan(3);
        assertThat(client.stats().dropped()).isEmpty();
    }

    static Stream<Arguments> deliveries() {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                Arguments.of("201", status(201)),
                Arguments.of("204", bytes("HTTP/1.1 204 No Content\r\n\r\n")),
                Arguments.of(
                        "text", bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")),
                Arguments.of(
                        "half a body", bytes("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{")),
                Arguments.of("a torn chunk", bytes(chunked + "ffff\r\n{")),
                Arguments.of("a bad chunk", bytes(chunked + "banana\r\n{")),
                Arguments.of(
                        "a body that hangs",
                        hangingAfter("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")),
                Arguments.of("a body without end", endless("HTTP/1.1 200 OK\r\n\r\n")),
                Arguments.of(
                        "unknown limits", status(200, "X-Sentry-Rate-Limits: 3600:banana:key")),
                Arguments.of(
                        "other limits", status(200, "X-Sentry-Rate-Limits: 3600:transaction:key")));
    }

    @ParameterizedTest(name = "200 with {0}")
    @MethodSource("deliveries")
    void anEventThatTheServerTookIsDeliveredWhateverFollows(String name, Answer answer) {
        server.enqueue(answer);
        List<String> ids = capture(3);
        awaitDelivered(3);
        assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {300, 304, 400, 401, 403, 404, 405, 409, 413, 418, 499, 501, 505, 519, 530, 599})
    void anEventThatTheServerRejectsForGoodIsDroppedAlone(int status) {
        restart(Options.builder());
        server.enqueue(status(status, "X-Sentry-Error: because of s3cr3tkey"));
        List<String> ids = capture(5);
        awaitDelivered(4);
        await().until(() -> client.stats().totalDropped() == 1);
        assertThat(client.stats().dropped()).isEqualTo(Map.of("send_error", 1L));
        assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains("HTTP " + status, "because of")
                .doesNotContain("s3cr3tkey");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectsWithinTheHostAndPortAreFollowedWithMethodKeyAndBody(int status) {
        restart(Options.builder());
        server.enqueue(status(status, "Location: /moved/"));
        server.enqueue(status(status, "Location: http://127.0.0.1:" + server.port() + "/x/?y=z"));
        String id = capture(1).get(0);
        awaitDelivered(1);
        assertThat(server.requests())
                .extracting(FaultServer.Request::line)
                .containsExactly(
                        "POST /api/42/envelope/ HTTP/1.1",
                        "POST /moved/ HTTP/1.1",
                        "POST /x/?y=z HTTP/1.1");
        assertThat(server.requests().get(2).headers().get("x-sentry-auth"))
                .isNotNull()
                .isEqualTo(server.requests().get(0).headers().get("x-sentry-auth"));
        assertThat(server.eventIds()).containsExactly(id, id, id);
        assertThat(log.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsToAnotherPortOfTheHostNeitherLeakNorLoseAnEvent(int status) throws IOException {
        restart(Options.builder());
        try (FaultServer elsewhere = new FaultServer()) {
            String to = "http://127.0.0.1:" + elsewhere.port() + "/api/1/";
            server.enqueue(status(status, "Location: " + to + "?token=hunter2"));
            capture(2);
            awaitDelivered(2);
            assertThat(elsewhere.connections()).isZero();
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("HTTP " + status, to)
                    .doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsToOtherHostsNeitherLeakNorLoseAnEvent(int status) throws IOException {
        restart(Options.builder());
        try (FaultServer elsewhere = new FaultServer()) {
            String to = "http://localhost:" + elsewhere.port() + "/api/1/";
            server.enqueue(status(status, "Location: " + to + "?token=hunter2"));
            List<String> ids = capture(2);
            awaitDelivered(2);
            assertThat(elsewhere.connections()).isZero();
            assertThat(server.eventIds()).containsAll(ids);
            assertThat(client.stats().dropped()).isEmpty();
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("HTTP " + status, to)
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void aRedirectWhosePathIsNoAddressByItselfIsLoggedAsARedirect() {
        restart(Options.builder());
        server.enqueue(status(302, "Location: http://localhost:1//?token=hunter2"));
        capture(1);
        awaitDelivered(1);
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains("HTTP 302 (to http://localhost:1//)")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 500})
    void theReasonOfAServerIsLoggedWithoutControlCharacters(int status) {
        restart(Options.builder());
        server.enqueue(
                status(
                        status,
                        "X-Sentry-Error: \u001b]0;owned\u0007 \u009b2J\u0085forged",
                        "Location: /\u001b[2J"));
        capture(1);
        await().until(() -> !log.warnings().isEmpty());
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains("HTTP " + status)
                .matches(line -> line.chars().noneMatch(Character::isISOControl));
    }

    @Test
    void redirectsWithoutEndAreATroubleThatMayPass() {
        restart(Options.builder());
        Answer loop = status(308, "Location: ?again");
        server.enqueue(loop, loop, loop);
        List<String> ids = capture(1);
        awaitDelivered(1);
        assertThat(server.requests()).hasSize(4);
        assertThat(server.eventIds()).containsOnly(ids.get(0));
        assertThat(log.warnings()).singleElement().asString().contains("HTTP 308");
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void limitsAreReadFromTroublesToo(int status) {
        restart(Options.builder());
        server.enqueue(status(status, "X-Sentry-Rate-Limits: 3600:error:key"));
        client.captureMessage("answered");
        await().until(() -> client.stats().queued() == 0);
        assertThat(client.captureMessage("refused")).isEqualTo(EventId.NONE);
        assertThat(client.stats().refused()).isEqualTo(Map.of("ratelimit_backoff", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "61", "1e3", "Infinity"})
    void longLimitsDropEventsAndCountThem(String wait) {
        server.enqueue(status(429, "X-Sentry-Rate-Limits: " + wait + ":error:key"));
        EventId first = client.captureMessage("answered with 429");
        assertThat(first.isPresent()).isTrue();
        await().until(() -> client.stats().queued() == 0 || wait.equals("Infinity"));
        if (wait.equals("Infinity")) {
            // Not a number of seconds: a minute, for which events wait.
            await().until(() -> !log.warnings().isEmpty());
            assertThat(client.captureMessage("waits").isPresent()).isTrue();
            return;
        }
        assertThat(client.captureMessage("refused")).isEqualTo(EventId.NONE);
        assertThat(client.stats().dropped()).isEqualTo(Map.of("ratelimit_backoff", 1L));
        assertThat(client.stats().refused()).isEqualTo(Map.of("ratelimit_backoff", 1L));
        client.close();
        // The server counted the one that it answered itself.
        assertThat(server.reportedLosses()).isEqualTo(Map.of("ratelimit_backoff", 1L));
    }

    @Test
    void limitsAreReadFromAcceptingResponsesToo() {
        server.enqueue(status(200, "X-Sentry-Rate-Limits: 3600:error:key"));
        client.captureMessage("delivered");
        awaitDelivered(1);
        assertThat(client.captureMessage("refused")).isEqualTo(EventId.NONE);
        assertThat(log.warnings()).singleElement().asString().contains("3600 s");
        assertThat(log.infos()).isEmpty();
    }

    @Test
    void retryAfterMayBeADate() {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(3600).atOffset(ZoneOffset.UTC));
        server.enqueue(status(429, "Retry-After: " + date));
        client.captureMessage("answered with 429");
        await().until(() -> client.stats().queued() == 0);
        assertThat(client.captureMessage("refused")).isEqualTo(EventId.NONE);
    }

    @Test
    void a429WithoutATimeMeansAMinute() {
        server.enqueue(status(429));
        client.captureMessage("answered with 429");
        await().until(() -> log.warnings().stream().anyMatch(line -> line.contains("60 s")));
        assertThat(client.captureMessage("waits").isPresent()).isTrue();
        assertThat(client.stats().queued()).isEqualTo(2);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFullQueueRefusesTheNewestAndCountsIt() throws IOException {
        server.down();
        restart(Options.builder().queueSize(10));
        List<String> ids = capture(15);
        assertThat(ids.subList(0, 10)).doesNotContain("");
        assertThat(ids.subList(10, 15)).containsOnly("");
        assertThat(client.stats().refused()).isEqualTo(Map.of("queue_overflow", 5L));
        server.up();
        assertThat(client.flush(LONG)).isTrue();
        assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids.subList(0, 10));
        assertThat(server.reportedLosses()).isEqualTo(Map.of("queue_overflow", 5L));
    }

    @Test
    void theQueueIsBoundedByBytesToo() throws IOException {
        server.down();
        restart(Options.builder().queueBytes(1 << 16));
        capture(1000);
        Stats stats = client.stats();
        assertThat(stats.queued()).isBetween(5L, 500L);
        assertThat(stats.queued() + stats.refused().get("queue_overflow")).isEqualTo(1000);
    }

    @Test
    void lossesAreReportedWithTheNextEnvelope() {
        server.enqueue(status(413));
        client.captureMessage("too large");
        await().until(() -> client.stats().totalDropped() == 1);
        client.captureMessage("carries the report");
        awaitDelivered(1);
        String envelope = server.requests().get(1).text();
        assertThat(envelope.lines().toList().get(1)).contains("\"type\":\"event\"");
        assertThat(envelope.lines().toList().get(3)).contains("\"type\":\"client_report\"");
        assertThat(server.reportedLosses()).isEqualTo(Map.of("send_error", 1L));
    }

    @Test
    void lossesAreReportedAloneAtTheEnd() {
        server.enqueue(status(413));
        client.captureMessage("too large");
        await().until(() -> client.stats().totalDropped() == 1);
        client.close();
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).text()).doesNotContain("event_id");
        assertThat(server.reportedLosses()).isEqualTo(Map.of("send_error", 1L));
    }

    @Test
    void reportsThatDidNotArriveAreSentAgain() {
        server.enqueue(status(413), status(503));
        client.captureMessage("too large");
        await().until(() -> client.stats().totalDropped() == 1);
        client.captureMessage("carries the report twice");
        awaitDelivered(1);
        assertThat(server.requests().get(1).text()).contains("client_report");
        assertThat(server.requests().get(2).text()).contains("client_report");
    }

    @Test
    void sampledOutEventsAreCounted() {
        restart(Options.builder().sampleRate(0));
        assertThat(client.captureMessage("not wanted")).isEqualTo(EventId.NONE);
        assertThat(client.stats().refused()).isEqualTo(Map.of("sample_rate", 1L));
        client.close();
        assertThat(server.reportedLosses()).isEqualTo(Map.of("sample_rate", 1L));
    }

    @Test
    void eventsThatAProcessorDropsAreCounted() {
        restart(Options.builder().processors(event -> null));
        client.captureMessage("not wanted");
        await().until(() -> client.stats().totalDropped() == 1);
        assertThat(client.stats().dropped()).isEqualTo(Map.of("event_processor", 1L));
    }

    @Test
    void eventsThatCannotBePreparedAreCountedAndOthersGoOn() {
        restart(
                Options.builder()
                        .processors(
                                event -> {
                                    if (event.toString().isEmpty()
                                            || event.tags().containsKey("x")) {
                                        throw new IllegalStateException();
                                    }
                                    return event;
                                }));
        client.captureMessage("breaks", event -> event.tag("x", "y"));
        client.captureMessage("goes on");
        awaitDelivered(1);
        assertThat(client.stats().dropped()).isEqualTo(Map.of("internal_sdk_error", 1L));
    }

    @Test
    void latencyDoesNotBoundTheThroughput() {
        CountDownLatch several = new CountDownLatch(6);
        server.always(
                exchange -> {
                    several.countDown();
                    several.await();
                    status(200).to(exchange);
                });
        // Requests must overlap: the first six are answered once six are there.
        server.enqueue(status(200), status(200));
        capture(30);
        awaitDelivered(30);
        assertThat(server.mostUnderWay()).isBetween(6, 8);
    }

    @Test
    void connectionsAreKeptOpen() {
        restart(Options.builder());
        List<String> ids = capture(200);
        awaitDelivered(200);
        assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(server.connections()).isLessThanOrEqualTo(RetryPolicy.MOST_SENDING);
    }

    /**
     * However long it takes here: what is under way and the failures that are tolerated, then waits
     * of 50, 100, 200 ms and so on. Each has an attempt at its end, and up to two ahead of it: one
     * for flush(), and one for an event that has just come.
     */
    private void assertAskedInGrowingWaits() {
        int before = server.requests().size();
        long begin = System.nanoTime();
        await().atMost(LONG)
                .until(
                        () -> {
                            client.flush(Duration.ZERO);
                            return server.requests().size() >= before + 8;
                        });
        double waits = (System.nanoTime() - begin) / 50e6;
        int most =
                RetryPolicy.MOST_SENDING
                        + RetryPolicy.TOLERATED
                        + 3 * (2 + (int) (Math.log(waits + 1) / Math.log(2)));
        assertThat(server.requests().size() - before).isLessThanOrEqualTo(most);
    }

    @Test
    void nothingIsLostWhenTheServerDiesAndReturnsUnderLoad() throws Exception {
        List<List<String>> captured = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 4; i++) {
            List<String> ids = new ArrayList<>();
            captured.add(ids);
            Thread thread =
                    new Thread(
                            () -> {
                                while (end.getCount() > 0 && ids.size() < 1500) {
                                    ids.add(client.captureMessage("under load").toString());
                                }
                            });
            threads.add(thread);
            thread.start();
        }
        for (int i = 1; i <= 3; i++) {
            // Soon, as a fast client must not have delivered everything by then.
            long seen = client.stats().delivered() + 20;
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> client.stats().delivered() >= seen);
            assertBalanced(client.stats());
            server.down().always(bytes("")).up();
            assertAskedInGrowingWaits();
            assertBalanced(client.stats());
            server.always(status(200));
        }
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(client.flush(LONG)).isTrue();
        List<String> ids = captured.stream().flatMap(List::stream).toList();
        assertThat(ids).doesNotContain("");
        assertThat(server.eventIds()).containsAll(ids);
        assertThat(client.stats().delivered()).isEqualTo(ids.size());
        assertThat(client.stats().dropped()).isEmpty();
    }

    @Test
    void flushingInALoopNeitherStormsNorCostsAnEvent() {
        server.enqueue(status(503, "Retry-After: 3"));
        String id = capture(1).get(0);
        await().until(() -> !log.warnings().isEmpty());
        for (int i = 0; i < 500; i++) {
            client.flush(Duration.ofMillis(1));
        }
        assertThat(server.requests().size()).isLessThanOrEqualTo(2);
        awaitDelivered(1);
        assertThat(server.eventIds()).containsExactly(id, id);
    }

    @Test
    void anInterruptedThreadClosesLikeAnyOther() {
        restart(Options.builder().shutdownTimeout(LONG));
        List<String> ids = capture(200);
        Thread.currentThread().interrupt();
        client.close();
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(client.stats().delivered()).isEqualTo(200);
    }

    @Test
    void eventsNotDeliveredBeforeTheEndAreCountedAndLogged() throws IOException {
        server.down();
        capture(7);
        client.close();
        assertThat(client.stats().dropped()).isEqualTo(Map.of("network_error", 7L));
        assertThat(log.warnings()).anyMatch(line -> line.contains("7 are lost"));
    }

    @Test
    void aLossAtTheEndIsLoggedWithTheKeyThatBoundsTheTime() throws IOException {
        server.down();
        capture(7);
        client.close();
        assertThat(log.warnings()).anyMatch(line -> line.contains("sentry.shutdown-timeout"));
    }

    @Test
    void anEventThatTheServerTakesBeforeTheEndIsNotCountedAsLost() {
        restart(Options.builder().shutdownTimeout(Duration.ofSeconds(4)));
        CountDownLatch late = new CountDownLatch(1);
        server.always(after(late, status(200)));
        capture(1);
        await().until(() -> server.requests().size() == 1);
        Thread answering =
                new Thread(
                        () -> {
                            LockSupport.parkNanos(Duration.ofMillis(3_600).toNanos());
                            late.countDown();
                        });
        answering.start();
        client.close();
        assertThat(client.stats().delivered()).isEqualTo(1);
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void theEndTriesAServerAgainThatWasAway() throws IOException {
        server.down();
        capture(7);
        await().until(() -> !log.warnings().isEmpty());
        server.up();
        client.close();
        assertThat(client.stats().delivered()).isEqualTo(7);
    }

    @Test
    void closingTwiceIsSafeAndNothingIsAcceptedAfterwards() {
        capture(1);
        client.close();
        client.close();
        assertThat(client.captureMessage("too late")).isEqualTo(EventId.NONE);
        assertThat(client.stats().accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "sync"})
    void whatIsCapturedAfterTheCloseIsCountedAndLoggedOnce(String transport) {
        restart(Options.builder().transport(transport));
        client.close();
        capture(3);
        client.send(Event.builder().build());
        assertThat(client.stats().refused()).containsOnly(Map.entry("network_error", 4L));
        await().until(() -> !log.warnings().isEmpty());
        assertThat(log.warnings()).hasSize(1).allMatch(line -> line.startsWith("RAVEN-0030"));
        assertThat(server.eventIds()).isEmpty();
    }

    @Test
    void noThreadIsLeftBehind() {
        // Other tests of this JVM may have threads that hang for ever, as that is what they test.
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        capture(3);
        awaitDelivered(3);
        client.close();
        await().atMost(LONG)
                .untilAsserted(
                        () -> {
                            System.gc();
                            Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
                            after.removeAll(before);
                            assertThat(after).noneMatch(UnderFailureTest::isOurs);
                        });
    }

    private static boolean isOurs(Thread thread) {
        return thread.getName().startsWith("raven-")
                || thread.getName().matches("HttpClient-.*-SelectorManager");
    }
}
