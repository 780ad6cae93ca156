/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ravenee.testkit.FaultServer.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.Trees;

/** With a spool, an event outlives the client, and arrives once. */
class SpoolTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir private Path directory;
    private Path spool;
    private LogCapture log;
    private FaultServer server;

    @BeforeEach
    void start() throws IOException {
        spool = directory.resolve("spool");
        log = new LogCapture();
        server = new FaultServer();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
        log.close();
    }

    private Options.Builder options() {
        return Options.builder()
                .dsn(server.dsn())
                .serverName("test")
                .transport("spool")
                .spoolDirectory(spool)
                .timeout(Duration.ofMillis(500));
    }

    private Client client() {
        return Client.create(options().build());
    }

    private static List<String> capture(Client client, int events) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            ids.add(client.captureMessage("event " + i).toString());
        }
        return ids;
    }

    private static void awaitSpooled(Client client, int events) {
        await().atMost(LONG).until(() -> client.stats().spooled() == events);
    }

    private List<String> leaveBehind(int events) throws IOException {
        server.down();
        try (Client client = client()) {
            List<String> ids = capture(client, events);
            awaitSpooled(client, events);
            return ids;
        } finally {
            server.up();
        }
    }

    private List<Path> files(String suffix) {
        return Trees.files(spool).stream()
                .filter(file -> file.toString().endsWith(suffix))
                .sorted()
                .toList();
    }

    private void assertBalanced(Stats stats) {
        assertThat(stats.accepted())
                .as("%s", stats)
                .isEqualTo(
                        stats.delivered()
                                + stats.totalDropped()
                                + stats.queued()
                                + stats.spooled());
    }

    @Test
    void eventsAreDeliveredAndLeaveNothingBehind() throws IOException {
        List<String> ids;
        try (Client client = client()) {
            ids = capture(client, 20);
            assertThat(client.flush(LONG)).isTrue();
            assertThat(client.stats().delivered()).isEqualTo(20);
        }
        assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
        try (Stream<Path> left = Files.list(spool)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatIsLeftIsSentAtTheNextStartWithoutANewEvent() throws IOException {
        List<String> ids = leaveBehind(10);
        assertThat(files(".envelope")).hasSize(10);
        try (Client client = client()) {
            await().atMost(LONG).until(() -> client.stats().delivered() == 10);
            assertBalanced(client.stats());
        }
        assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(files("")).isEmpty();
    }

    @Test
    void flushingWaitsForWhatAnEarlierProcessLeft() throws IOException {
        List<String> ids = leaveBehind(3);
        try (Client client = client()) {
            assertThat(client.flush(LONG)).isTrue();
            assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void aProcessorThatInterruptsItsThreadDoesNotHarmTheSpool() {
        try (Client client =
                Client.create(
                        options()
                                .processors(
                                        event -> {
                                            Thread.currentThread().interrupt();
                                            return event;
                                        })
                                .build())) {
            capture(client, 5);
            assertThat(client.flush(LONG)).isTrue();
            assertThat(client.stats().delivered()).isEqualTo(5);
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void theTimeOfSendingIsNotKept() throws IOException {
        leaveBehind(1);
        String kept =
                new FaultServer.Request("", Map.of(), Files.readAllBytes(files(".envelope").get(0)))
                        .text();
        assertThat(kept).doesNotContain("sent_at");
        try (Client client = client()) {
            await().atMost(LONG).until(() -> client.stats().delivered() == 1);
        }
        assertThat(server.requests().get(0).text()).contains("sent_at");
        assertThat(server.requests().get(0).text().lines().skip(1))
                .containsExactlyElementsOf(kept.lines().skip(1).toList());
    }

    @Test
    void secretsAreNotOnDisk() throws IOException {
        server.down();
        try (Client client = client()) {
            client.captureMessage("with a secret", event -> event.extra("password", "hunter2"));
            awaitSpooled(client, 1);
            byte[] kept = Files.readAllBytes(files(".envelope").get(0));
            assertThat(new FaultServer.Request("", Map.of(), kept).text())
                    .contains("with a secret")
                    .doesNotContain("hunter2", "s3cr3tkey");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadIt() throws IOException {
        leaveBehind(1);
        Path file = files(".envelope").get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (Path path : List.of(file.getParent(), spool)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void anEventWhoseAcknowledgementWasLostComesAgainUnderItsId() throws IOException {
        String id;
        server.always(exchange -> exchange.socket().close());
        try (Client client = client()) {
            id = client.captureMessage("acknowledgement lost").toString();
            await().atMost(LONG).until(() -> server.requests().size() >= 1);
        }
        server.always(status(200));
        try (Client client = client()) {
            await().atMost(LONG).until(() -> client.stats().delivered() == 1);
        }
        assertThat(server.eventIds()).containsOnly(id);
    }

    @Test
    void tornFilesAreSetAsideWithAReasonAndOthersArrive() throws IOException {
        List<String> ids = leaveBehind(3);
        Path torn = files(".envelope").get(1);
        byte[] content = Files.readAllBytes(torn);
        Files.write(torn, java.util.Arrays.copyOf(content, content.length / 2));
        try (Client client = client()) {
            await().atMost(LONG).until(() -> client.stats().delivered() == 2);
            await().until(() -> client.stats().spooled() == 0);
            assertThat(client.stats().dropped()).isEqualTo(Map.of("invalid", 1L));
            assertBalanced(client.stats());
        }
        assertThat(server.eventIds()).containsExactlyInAnyOrder(ids.get(0), ids.get(2));
        assertThat(files(".rejected"))
                .containsExactly(spool.resolve(torn.getFileName() + ".rejected"));
        assertThat(log.warnings())
                .anyMatch(line -> line.contains("set aside") && line.contains("it "));
    }

    @Test
    void foreignFilesAreSetAsideWithAReason() throws IOException {
        leaveBehind(1);
        Path lane = files(".envelope").get(0).getParent();
        Files.writeString(lane.resolve("notes.txt"), "not an event");
        Files.writeString(spool.resolve("other.envelope"), "not an event");
        Path unrelated = Files.writeString(spool.resolve("README"), "not ours");
        try (Client client = client()) {
            await().atMost(LONG).until(() -> client.stats().delivered() == 1);
        }
        assertThat(files(".rejected"))
                .containsExactly(
                        spool.resolve("notes.txt.rejected"),
                        spool.resolve("other.envelope.rejected"));
        assertThat(unrelated).exists();
        assertThat(log.warnings())
                .hasSize(2 + 1)
                .filteredOn(line -> line.contains("aside"))
                .hasSize(2);
    }

    @Test
    void unfinishedFilesAreRemoved() throws IOException {
        leaveBehind(1);
        Path file = files(".envelope").get(0);
        Files.copy(file, file.resolveSibling(file.getFileName() + ".tmp"));
        try (Client client = client()) {
            await().atMost(LONG).until(() -> client.stats().delivered() == 1);
        }
        assertThat(files("")).isEmpty();
    }

    @Test
    void eventsForAnotherTargetAreLeftAlone() throws IOException {
        leaveBehind(2);
        try (FaultServer elsewhere = new FaultServer();
                Client other = Client.create(options().dsn(elsewhere.dsn()).build())) {
            String id = other.captureMessage("its own").toString();
            assertThat(other.flush(LONG)).isTrue();
            assertThat(elsewhere.eventIds()).containsExactly(id);
        }
        assertThat(files(".envelope")).hasSize(2);
    }

    @Test
    void severalClientsShareADirectory() throws IOException {
        leaveBehind(5);
        try (Client one = client();
                Client two = client()) {
            List<String> ids = new ArrayList<>(capture(one, 10));
            ids.addAll(capture(two, 10));
            await().atMost(LONG)
                    .until(() -> one.stats().delivered() + two.stats().delivered() == 25);
            assertThat(server.eventIds()).doesNotHaveDuplicates().containsAll(ids).hasSize(25);
        }
    }

    @Test
    void whatALivingClientHasSpooledIsNotTakenFromIt() throws IOException {
        server.down();
        try (Client one = client()) {
            capture(one, 3);
            awaitSpooled(one, 3);
            try (Client two = client()) {
                capture(two, 1);
                awaitSpooled(two, 1);
                assertThat(two.stats().accepted()).isEqualTo(1);
            }
        }
    }

    @Test
    void beyondItsBoundTheOldestGiveWay() throws IOException {
        server.down();
        try (Client client = Client.create(options().spoolMaxBytes(1 << 20).build())) {
            String filling = "x".repeat(100);
            java.util.Random random = new java.util.Random(1);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                byte[] noise = new byte[6000];
                random.nextBytes(noise);
                ids.add(
                        client.captureMessage(
                                        filling,
                                        event -> {
                                            for (int j = 0; j < 8; j++) {
                                                event.extra(
                                                        "noise" + j,
                                                        java.util.Base64.getEncoder()
                                                                .encodeToString(
                                                                        java.util.Arrays
                                                                                .copyOfRange(
                                                                                        noise,
                                                                                        j * 700,
                                                                                        j * 700
                                                                                                + 700)));
                                            }
                                        })
                                .toString());
            }
            await().atMost(LONG).until(() -> client.stats().queued() == 0);
            Stats stats = client.stats();
            assertBalanced(stats);
            assertThat(stats.dropped()).containsOnlyKeys("cache_overflow");
            assertThat(files(".envelope").stream().mapToLong(file -> file.toFile().length()).sum())
                    .isLessThanOrEqualTo(1 << 20);
            String newest = ids.get(ids.size() - 1);
            assertThat(files(newest + ".envelope")).hasSize(1);
            assertThat(files(ids.get(5) + ".envelope")).isEmpty();
        }
    }

    @Test
    void eventsOfMoreThanAMonthAreNotSent() throws IOException {
        leaveBehind(1);
        Path file = files(".envelope").get(0);
        String name = file.getFileName().toString();
        long old = System.currentTimeMillis() - Duration.ofDays(31).toMillis();
        Files.move(file, file.resolveSibling(String.format("%015d%s", old, name.substring(15))));
        try (Client client = client()) {
            await().atMost(LONG).until(() -> client.stats().totalDropped() == 1);
            assertThat(client.stats().dropped()).isEqualTo(Map.of("cache_overflow", 1L));
        }
        assertThat(files("")).isEmpty();
        assertThat(server.eventIds()).isEmpty();
    }

    @Test
    void aDiskThatCannotBeUsedMeansMemory() throws IOException {
        spool = Files.createFile(directory.resolve("a-file"));
        List<String> ids;
        try (Client client = client()) {
            ids = capture(client, 5);
            assertThat(client.flush(LONG)).isTrue();
            assertThat(client.stats().delivered()).isEqualTo(5);
        }
        assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(log.warnings()).singleElement().asString().contains("cannot be used");
    }

    @Test
    void aDiskThatFailsMeanwhileMeansMemoryUntilItWorksAgain() throws IOException {
        try (Client client = client()) {
            capture(client, 1);
            assertThat(client.flush(LONG)).isTrue();
            server.down();
            for (Path lane : lanes()) {
                Files.move(lane, directory.resolve("gone"));
            }
            List<String> ids = capture(client, 5);
            await().until(() -> log.warnings().stream().anyMatch(line -> line.contains("spool")));
            assertThat(client.stats().queued()).isEqualTo(5);
            server.up();
            assertThat(client.flush(LONG)).isTrue();
            assertThat(server.eventIds()).containsAll(ids);
        }
    }

    private List<Path> lanes() throws IOException {
        try (Stream<Path> files = Files.list(spool)) {
            return files.toList();
        }
    }

    @Test
    void longLimitsAreWaitedForOnDisk() {
        server.enqueue(status(429, "Retry-After: 3600"));
        try (Client client = client()) {
            capture(client, 1);
            await().until(() -> !log.warnings().isEmpty());
            List<String> ids = capture(client, 3);
            assertThat(ids).doesNotContain(EventId.NONE.toString());
            awaitSpooled(client, 4);
            assertThat(client.stats().dropped()).isEmpty();
        }
        assertThat(files(".envelope")).hasSize(4);
    }

    @Test
    void whatTheServerRejectsForGoodLeavesTheDisk() {
        server.always(status(400));
        try (Client client = client()) {
            capture(client, 3);
            await().atMost(LONG).until(() -> client.stats().totalDropped() == 3);
        }
        assertThat(files(".envelope")).isEmpty();
    }
}
