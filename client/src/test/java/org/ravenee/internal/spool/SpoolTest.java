/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ravenee.testkit.FaultServer.status;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.Dsn;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.log.BackgroundLogger;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.Trees;

/** With a spool, an event outlives the client, and arrives once. */
@Timeout(120)
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
    void eventsLeftOnDiskAreSentAtTheNextStartWithoutANewEvent() throws IOException {
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

    // Off on Windows: its file systems have access control lists instead of POSIX permissions, so
    // that Files.getPosixFilePermissions throws there, and the spool relies on the directory's
    // list.
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no POSIX permissions there")
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
        Path partition = files(".envelope").get(0).getParent();
        Files.writeString(partition.resolve("notes.txt"), "not an event");
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
    void eventsSpooledByALivingClientAreNotTakenFromIt() throws IOException {
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
            for (Path partition : partitions()) {
                Files.move(partition, directory.resolve("gone"));
            }
            List<String> ids = capture(client, 5);
            await().until(() -> log.warnings().stream().anyMatch(line -> line.contains("spool")));
            assertThat(client.stats().queued()).isEqualTo(5);
            server.up();
            assertThat(client.flush(LONG)).isTrue();
            assertThat(server.eventIds()).containsAll(ids);
        }
    }

    private List<Path> partitions() throws IOException {
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
    void anEventThatTheServerRejectsForGoodLeavesTheDisk() {
        server.always(status(400));
        try (Client client = client()) {
            capture(client, 3);
            await().atMost(LONG).until(() -> client.stats().totalDropped() == 3);
        }
        assertThat(files(".envelope")).isEmpty();
    }

    private Spool spool(InstantSource clock, LongSupplier nanos) {
        Dsn dsn = Dsn.parse(server.dsn());
        return new Spool(
                spool,
                1 << 16,
                dsn,
                new EnvelopeWriter(dsn, List.of()),
                clock,
                nanos,
                new BackgroundLogger());
    }

    private Spool opened() throws IOException {
        Spool opened = spool(InstantSource.system(), System::nanoTime);
        opened.open();
        return opened;
    }

    private SpoolFile write(Spool to) throws IOException {
        return to.write(
                new EnvelopeWriter(Dsn.parse(server.dsn()), List.of())
                        .pack(Event.builder().build()),
                false);
    }

    private void leaveBehindQuickly(int events) throws IOException {
        Spool left = opened();
        for (int i = 0; i < events; i++) {
            write(left);
        }
        left.close();
    }

    @Test
    void processesThatStartAtTheSameTimeTakeOverEachEventOnce() throws Exception {
        for (int i = 0; i < 150; i++) {
            leaveBehindQuickly(1);
        }
        List<SpoolFile> found = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch start = new CountDownLatch(1);
        List<Spool> spools = List.of(opened(), opened(), opened(), opened());
        List<Thread> threads = new ArrayList<>();
        for (Spool one : spools) {
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    start.await();
                                    found.addAll(one.recover(1000));
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        // A partition that two of them wanted at the same instant may have stayed for later.
        found.addAll(spools.get(0).recover(1000));
        assertThat(found).doesNotHaveDuplicates().hasSize(150);
        assertThat(log.warnings()).isEmpty();
        spools.forEach(Spool::close);
    }

    @Test
    void aPartitionThatCannotBeUsedIsNoReasonToLeaveTheOthers() throws IOException {
        List<String> ids = leaveBehind(2);
        Path partition = partitions().get(0);
        Path unusable =
                Files.createDirectories(
                        partition
                                .resolveSibling(partition.getFileName() + "-unusable")
                                .resolve("lock"));
        try (Client client = client()) {
            ids.addAll(capture(client, 1));
            assertThat(client.flush(LONG)).isTrue();
            assertThat(client.stats().delivered()).isEqualTo(3);
        }
        assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(unusable).exists();
        assertThat(log.warnings()).filteredOn(line -> line.contains("left alone")).hasSize(1);
    }

    // Off on Windows: Files.createSymbolicLink needs a privilege there that ordinary accounts lack.
    // The code under test does not depend on the operating system.
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "symbolic links need a privilege there")
    void theTargetOfALinkIsNotTakenAway() throws IOException {
        leaveBehind(1);
        Path partition = partitions().get(0);
        Path foreign = Files.createDirectory(directory.resolve("foreign"));
        Path notes = Files.writeString(foreign.resolve("notes.txt"), "not an event");
        Path event = foreign.resolve(files(".envelope").get(0).getFileName());
        Files.copy(files(".envelope").get(0), event);
        Files.createSymbolicLink(
                partition.resolveSibling(partition.getFileName() + "-link"), foreign);
        Files.createSymbolicLink(
                partition.resolve(event.getFileName().toString().replace('0', '1')), event);
        try (Client client = client()) {
            assertThat(client.flush(LONG)).isTrue();
            assertThat(client.stats().delivered()).isEqualTo(1);
        }
        assertThat(Trees.files(foreign)).containsExactlyInAnyOrder(notes, event);
    }

    // Off on Windows: the warning is about POSIX permissions, which the test has to set first, and
    // which file systems of Windows do not have.
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no POSIX permissions there")
    void aDirectoryThatOthersMayWriteToIsSpokenOf() throws IOException {
        Files.createDirectories(spool);
        Files.setPosixFilePermissions(spool, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Client client = client()) {
            capture(client, 1);
            assertThat(client.flush(LONG)).isTrue();
        }
        assertThat(log.warnings()).singleElement().asString().contains("Others may write");
    }

    @Test
    void anEventThatCannotBeReadForAMomentIsNotLost() throws IOException {
        List<String> ids = leaveBehind(6);
        server.always(status(503));
        try (Client client = client()) {
            await().atMost(LONG).until(() -> server.requests().size() > 0);
            Path last = files(".envelope").get(5);
            Path elsewhere = Files.move(last, directory.resolve("elsewhere"));
            Files.createDirectory(last);
            server.always(status(200));
            client.flush(Duration.ZERO);
            await().atMost(LONG).until(() -> client.stats().delivered() >= 5);
            await().until(() -> log.warnings().stream().anyMatch(line -> line.contains("spool")));
            assertThat(client.stats().spooled()).isEqualTo(1);
            Files.delete(last);
            Files.move(elsewhere, last);
            assertThat(client.flush(LONG)).isTrue();
            assertThat(client.stats().dropped()).isEmpty();
        }
        assertThat(server.eventIds()).containsAll(ids);
    }

    @Test
    void anEventWhoseFileWasRemovedIsCounted() throws IOException {
        leaveBehind(6);
        server.always(status(503));
        try (Client client = client()) {
            await().atMost(LONG).until(() -> server.requests().size() > 0);
            Files.delete(files(".envelope").get(5));
            server.always(status(200));
            assertThat(client.flush(LONG)).isTrue();
            assertThat(client.stats().dropped()).isEqualTo(Map.of("invalid", 1L));
            assertThat(client.stats().delivered()).isEqualTo(5);
        }
    }

    @Test
    void anEventThatTheDiskRefusedIsWrittenOnceTheDiskWorks() throws IOException {
        server.down();
        try (Client client = client()) {
            capture(client, 1);
            awaitSpooled(client, 1);
            Path partition = partitions().get(0);
            Path gone = Files.move(partition, directory.resolve("gone"));
            capture(client, 5);
            await().until(() -> log.warnings().stream().anyMatch(line -> line.contains("spool")));
            assertThat(client.stats().queued()).isEqualTo(5);
            Files.move(gone, partition);
            awaitSpooled(client, 6);
            assertBalanced(client.stats());
        }
        assertThat(files(".envelope")).hasSize(6);
    }

    @Test
    void eventsCapturedShortlyBeforeTheEndAreOnDisk() {
        CountDownLatch never = new CountDownLatch(1);
        server.always(FaultServer.after(never, status(200)));
        Client client = Client.create(options().shutdownTimeout(Duration.ofSeconds(10)).build());
        capture(client, 500);
        client.close();
        assertThat(client.stats().dropped()).isEmpty();
        assertThat(client.stats().spooled()).isEqualTo(500);
        assertThat(files(".envelope")).hasSize(500);
    }

    @Test
    void theEndDoesNotWaitForALargeSpoolToBeTakenOver() throws IOException {
        leaveBehindQuickly(1_500);
        server.down();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Client client = Client.create(options().shutdownTimeout(Duration.ZERO).build());
        await().pollInterval(1, TimeUnit.MILLISECONDS).until(() -> client.stats().spooled() > 0);
        client.close();
        long takenOver = client.stats().accepted();
        await().atMost(LONG)
                .until(
                        () ->
                                Thread.getAllStackTraces().keySet().stream()
                                        .filter(thread -> !before.contains(thread))
                                        .noneMatch(
                                                thread -> thread.getName().equals("raven-sender")));
        assertThat(client.stats().accepted()).isLessThanOrEqualTo(takenOver + 1_000);
        assertThat(files(".envelope")).hasSize(1_500);
    }

    @Test
    void largeSpoolsAreTakenOverCompletely() throws IOException {
        leaveBehindQuickly(1_500);
        server.down();
        try (Client client = client()) {
            awaitSpooled(client, 1_500);
            assertBalanced(client.stats());
        }
    }

    @Test
    void aNewEventDoesNotWaitForTheOldOnesOfALargeSpool() throws IOException {
        int old = 3_000;
        leaveBehindQuickly(old);
        try (Client client =
                Client.create(
                        options()
                                .spoolMaxBytes(1L << 30)
                                .shutdownTimeout(Duration.ofMillis(100))
                                .build())) {
            for (int i = 0; i < 5; i++) {
                String id = capture(client, 1).get(0);
                int before = server.requests().size();
                await().atMost(LONG).until(() -> server.eventIds().contains(id));
                assertThat(server.eventIds().indexOf(id) - before)
                        .as("old events that went before the new one")
                        .isLessThan(500);
            }
            // The old ones go as well.
            await().atMost(LONG).until(() -> server.requests().size() > 1_000);
        }
    }

    @Test
    void aNewEventIsSentWhileALargeSpoolIsTakenOver() throws IOException {
        int old = 3_000;
        leaveBehindQuickly(old);
        try (Client client =
                Client.create(
                        options()
                                .spoolMaxBytes(1L << 30)
                                .shutdownTimeout(Duration.ofMillis(100))
                                .build())) {
            String id = capture(client, 1).get(0);
            await().atMost(LONG).until(() -> server.eventIds().contains(id));
            assertThat(client.stats().accepted()).isLessThan(old);
        }
    }

    @Test
    void filesThatAreNoEventsAreKeptInBoundedNumber() throws IOException {
        leaveBehind(1);
        Path event = files(".envelope").get(0);
        String time = event.getFileName().toString().substring(0, 16);
        for (int i = 1; i <= 120; i++) {
            String name = String.format("%06d-%032x.envelope", i, i);
            Files.writeString(event.resolveSibling(time + name), "torn");
        }
        try (Client client = client()) {
            assertThat(client.flush(LONG)).isTrue();
            assertThat(client.stats().dropped()).isEqualTo(Map.of("invalid", 120L));
            assertThat(client.stats().delivered()).isEqualTo(1);
        }
        assertThat(files(".rejected")).hasSize(50);
        assertThat(files(".envelope")).isEmpty();
        assertThat(log.warnings()).hasSizeLessThan(55);
    }

    @Test
    void filesThatWereSetAsideMoreThanAMonthAgoGo() throws IOException {
        String id = "0123456789abcdef0123456789abcdef";
        long now = System.currentTimeMillis();
        long old = now - Duration.ofDays(31).toMillis();
        Files.createDirectories(spool);
        Files.createFile(
                spool.resolve(String.format("%015d-000001-%s.envelope.rejected", old, id)));
        Path young =
                Files.createFile(
                        spool.resolve(String.format("%015d-000001-%s.envelope.rejected", now, id)));
        Path foreign = Files.createFile(spool.resolve("notes.txt.rejected"));
        try (Client client = client()) {
            assertThat(client.flush(LONG)).isTrue();
        }
        assertThat(files(".rejected")).containsExactlyInAnyOrder(young, foreign);
    }

    @Test
    void aForeignFileNeverReplacesAnother() throws IOException {
        leaveBehind(1);
        Path partition = files(".envelope").get(0).getParent();
        Path foreign = Files.writeString(partition.resolve("notes.txt"), "mine");
        Path other = Files.writeString(spool.resolve("notes.txt.rejected"), "mine as well");
        try (Client client = client()) {
            assertThat(client.flush(LONG)).isTrue();
        }
        assertThat(foreign).hasContent("mine");
        assertThat(other).hasContent("mine as well");
    }

    @Test
    void allClientsOfOneTargetShareItsRoom() throws IOException {
        Spool one = opened();
        SpoolFile event = write(one);
        for (long bytes = event.size(); bytes < 3 << 14; bytes += event.size()) {
            write(one);
        }
        assertThat(one.isTooLarge()).isFalse();
        Spool two = opened();
        one.recover(1);
        assertThat(one.isTooLarge()).isTrue();
        two.close();
        one.recover(1);
        assertThat(one.isTooLarge()).isFalse();
        one.close();
    }

    @Test
    void aClockThatIsSetForwardMakesNoEventTooOld() throws IOException {
        long[] clock = {System.currentTimeMillis(), 0};
        Spool one = spool(() -> Instant.ofEpochMilli(clock[0]), () -> clock[1]);
        one.open();
        SpoolFile event = write(one);
        clock[0] += Duration.ofDays(365).toMillis();
        assertThat(one.isTooOld(event)).isFalse();
        clock[1] += Duration.ofDays(31).toNanos();
        assertThat(one.isTooOld(event)).isTrue();
        one.close();
    }

    @Test
    void flushingAClosedClientThatLeftEventsReturns() throws IOException {
        server.down();
        Client client = client();
        capture(client, 3);
        awaitSpooled(client, 3);
        client.close();
        assertThat(client.flush(Duration.ofDays(1))).isFalse();
    }

    @Test
    void anEventThatWasGivenUpInAProcessorIsCountedOnce() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Client client =
                Client.create(
                        options()
                                .shutdownTimeout(Duration.ofMillis(50))
                                .processors(
                                        event -> {
                                            inside.countDown();
                                            await().atMost(LONG)
                                                    .ignoreExceptions()
                                                    .until(() -> release.getCount() == 0);
                                            return event;
                                        })
                                .build());
        capture(client, 1);
        inside.await();
        client.close();
        assertThat(client.stats().dropped()).isEqualTo(Map.of("network_error", 1L));
        release.countDown();
        await().atMost(LONG).until(() -> !files(".envelope").isEmpty() || partitions().isEmpty());
        // Whether the request that was given up was answered meanwhile is a matter of time.
        assertThat(client.stats())
                .usingRecursiveComparison()
                .ignoringFields("lastOutcome")
                .isEqualTo(Stats.of(1, 0, Map.of("network_error", 1L), Map.of(), 0, 0));
    }

    /** Runs in a JVM of its own, which ends with an exception and without a call of close(). */
    public static final class Program {
        public static void main(String[] arguments) {
            Client.create(
                    Options.builder()
                            .dsn(arguments[0])
                            .transport("spool")
                            .spoolDirectory(Path.of(arguments[1]))
                            .build());
            throw new IllegalStateException("the end");
        }
    }

    @Test
    void theFailureThatEndsTheJvmIsOnDiskBeforeItEnds() throws Exception {
        server.down();
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dsentry.shutdown-timeout=20s",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Program.class.getName(),
                                server.dsn(),
                                spool.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(new File("/dev/null"))
                        .start();
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(files(".envelope")).hasSize(1);
        server.up();
        try (Client client = client()) {
            assertThat(client.flush(LONG)).isTrue();
        }
        assertThat(server.requests().get(0).text()).contains("the end", "\"fatal\"");
    }
}
