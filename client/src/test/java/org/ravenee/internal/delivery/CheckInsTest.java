/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ravenee.testkit.FaultServer.after;
import static org.ravenee.testkit.FaultServer.status;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.spi.CheckIn;
import org.ravenee.spi.CheckIn.MonitorConfig;
import org.ravenee.spi.CheckIn.Status;
import org.ravenee.spi.ContextManager;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;

/** Check-ins on their way to a server. */
class CheckInsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pattern SLUG = Pattern.compile("\"monitor_slug\":\"([a-z0-9-]+)\"");

    private final LogCapture log = new LogCapture();
    private FaultServer server;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        server = new FaultServer();
        client = client(Options.builder());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
        log.close();
    }

    private Client client(Options.Builder options) {
        return Client.create(
                options.dsn(server.dsn())
                        .environment("staging")
                        .release("shop@1.0")
                        .serverName("test")
                        .build());
    }

    private void restart(Options.Builder options) {
        client.close();
        client = client(options);
    }

    private void checkIn(String monitor, Status status) {
        send(new CheckIn(EventId.random(), monitor, status, null, null));
    }

    private void send(CheckIn checkIn) {
        Objects.requireNonNull(ContextManager.of(client)).send(checkIn);
    }

    private List<String> slugs() {
        return server.requests().stream()
                .map(request -> SLUG.matcher(request.text()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    @Test
    void isAnEnvelopeOfItsOwnAsTheProtocolHasIt() {
        EventId id = EventId.random();
        send(
                new CheckIn(
                        id,
                        "orders-nightly",
                        Status.ERROR,
                        Duration.ofMillis(1500),
                        new MonitorConfig("0 3 * * 1-5", "Europe/Berlin", 5, 30)));
        assertThat(client.flush(LONG)).isTrue();

        List<String> lines = server.requests().get(0).text().lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).doesNotContain("event_id").contains("\"sent_at\":");
        assertThat(lines.get(1))
                .isEqualTo("{\"type\":\"check_in\",\"length\":" + lines.get(2).length() + "}");
        assertThat(lines.get(2))
                .isEqualTo(
                        "{\"check_in_id\":\""
                                + id
                                + "\",\"monitor_slug\":\"orders-nightly\",\"status\":\"error\","
                                + "\"duration\":1.5,\"release\":\"shop@1.0\","
                                + "\"environment\":\"staging\",\"monitor_config\":{\"schedule\":"
                                + "{\"type\":\"crontab\",\"value\":\"0 3 * * 1-5\"},"
                                + "\"checkin_margin\":5,\"max_runtime\":30,"
                                + "\"timezone\":\"Europe/Berlin\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "sync"})
    void arriveInTheirOrder(String transport) {
        restart(Options.builder().transport(transport));
        for (int i = 0; i < 20; i++) {
            checkIn("monitor-" + i, Status.IN_PROGRESS);
        }
        assertThat(client.flush(LONG)).isTrue();

        assertThat(slugs())
                .hasSize(20)
                .isSortedAccordingTo((a, b) -> Integer.compare(no(a), no(b)));
    }

    private static int no(String slug) {
        return Integer.parseInt(slug.substring("monitor-".length()));
    }

    @Test
    void areDeliveredWhenTheClientIsClosed() {
        checkIn("last", Status.OK);
        client.close();

        assertThat(slugs()).containsExactly("last");
    }

    @Test
    void doNotHoldUpEvents() {
        CountDownLatch held = new CountDownLatch(1);
        server.enqueue(after(held, status(200)));
        checkIn("slow", Status.IN_PROGRESS);
        await().atMost(LONG).until(() -> server.requests().size() == 1);
        try {
            String event = client.captureMessage("while the check-in waits").toString();

            await().atMost(LONG).until(() -> server.eventIds().contains(event));
        } finally {
            held.countDown();
        }
    }

    @Test
    void aServerThatFailsForThemStillGetsEventsAtOnce() {
        server.enqueue(status(500), status(500), status(500), status(500), status(500));
        checkIn("broken", Status.OK);
        assertThat(client.flush(LONG)).isTrue();
        assertThat(slugs()).as("given up after five attempts").hasSize(5);

        client.captureMessage("event");
        assertThat(client.flush(LONG)).isTrue();

        assertThat(server.requests().get(5).text())
                .contains("{\"reason\":\"send_error\",\"category\":\"monitor\",\"quantity\":1}");
        assertThat(client.stats().delivered()).isEqualTo(1);
    }

    @Test
    void aLimitForThemDoesNotConcernEvents() {
        server.enqueue(status(200, "X-Sentry-Rate-Limits: 3600:monitor:organization"));
        client.captureMessage("its response limits check-ins");
        assertThat(client.flush(LONG)).isTrue();

        checkIn("limited", Status.OK);
        client.captureMessage("event");
        assertThat(client.flush(LONG)).isTrue();

        assertThat(slugs()).isEmpty();
        assertThat(server.eventIds()).hasSize(2);
        assertThat(server.requests().get(1).text())
                .contains(
                        "{\"reason\":\"ratelimit_backoff\",\"category\":\"monitor\",\"quantity\":1}");
    }

    @Test
    void aLimitForEventsDoesNotConcernThem() {
        server.enqueue(status(429, "X-Sentry-Rate-Limits: 3600:error:organization"));
        client.captureMessage("refused");
        await().atMost(LONG).until(() -> client.stats().totalDropped() == 1);

        checkIn("goes-on", Status.OK);
        assertThat(client.flush(LONG)).isTrue();

        assertThat(slugs()).containsExactly("goes-on");
    }

    @Test
    void waitForAServerThatIsDown() throws IOException {
        server.down();
        checkIn("early", Status.IN_PROGRESS);
        checkIn("early", Status.OK);
        await().atMost(LONG).until(() -> log.warnings().size() == 1);
        server.up();

        assertThat(client.flush(LONG)).isTrue();
        assertThat(slugs()).containsExactly("early", "early");
        assertThat(log.infos()).anyMatch(line -> line.contains("again"));
    }

    @Test
    void areNotKeptOnDisk(@TempDir Path spool) throws IOException {
        server.down();
        restart(
                Options.builder()
                        .transport("spool")
                        .spoolDirectory(spool)
                        .shutdownTimeout(Duration.ZERO));
        checkIn("gone", Status.OK);
        await().atMost(LONG).until(() -> log.warnings().size() == 1);
        client.close();
        server.up();
        restart(Options.builder().transport("spool").spoolDirectory(spool));
        client.captureMessage("event");

        assertThat(client.flush(LONG)).isTrue();
        assertThat(slugs()).isEmpty();
        assertThat(server.eventIds()).hasSize(1);
    }

    @Test
    void aRefusalIsLoggedOnce() {
        server.always(status(400, "X-Sentry-Error: no monitors here"));
        checkIn("one", Status.OK);
        checkIn("two", Status.OK);
        assertThat(client.flush(LONG)).isTrue();

        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(log.warnings())
                                        .singleElement()
                                        .asString()
                                        .contains("check-in", "no monitors here"));
    }
}
