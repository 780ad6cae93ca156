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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.RecordingTransport;
import org.ravenee.testkit.Trees;

/**
 * An event whose spooling had finished survives {@code kill -9} at any instant, and arrives once.
 *
 * <p>In each round one or two processes share a spool, capture as fast as they can, and are killed
 * at a random instant: while the server takes events, or while it takes none. Then a client opens
 * the same spool. What lay there must arrive, whole; twice only if the server had it already and
 * the process was killed before it could know.
 */
class CrashTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int UNDER_WAY = 8;

    @TempDir private Path directory;
    private final Random random = new Random();
    private long spooled;
    private long repeated;

    @Test
    void whatWasSpooledSurvivesBeingKilledAtAnyInstant() throws Exception {
        int rounds = Integer.getInteger("raven.crash.rounds", 10);
        try (LogCapture log = new LogCapture()) {
            for (int i = 1; i <= rounds; i++) {
                Path spool = Files.createDirectory(directory.resolve("round-" + i));
                round(spool, i % 2 == 0, 1 + i / 2 % 2);
            }
            assertThat(log.warnings()).noneMatch(line -> line.contains("set aside"));
        }
        System.out.printf(
                "%d rounds: %d events were spooled when their processes were killed, all of them"
                        + " arrived, %d twice as their acknowledgement was lost%n",
                rounds, spooled, repeated);
    }

    private void round(Path spool, boolean serverTakesEvents, int processes) throws Exception {
        try (FaultServer server = new FaultServer()) {
            server.always(status(serverTakesEvents ? 200 : 503));
            List<Process> applications = new ArrayList<>();
            for (int i = 0; i < processes; i++) {
                applications.add(start(server.dsn(), spool));
            }
            int enough = 1 + random.nextInt(serverTakesEvents ? 300 : 1500);
            await().atMost(LONG)
                    .pollInterval(2, TimeUnit.MILLISECONDS)
                    .until(
                            () ->
                                    (serverTakesEvents
                                                    ? server.requests().size()
                                                    : spooled(spool).size())
                                            >= enough);
            applications.forEach(Process::destroyForcibly);
            for (Process application : applications) {
                assertThat(application.waitFor()).as("killed").isEqualTo(128 + 9);
            }
            Set<String> left = spooled(spool);
            Map<String, Integer> before = counts(server);
            server.always(status(200));
            recover(server, spool, left.size());
            check(left, before, counts(server), serverTakesEvents, processes);
            assertThat(Trees.files(spool)).isEmpty();
            server.requests().forEach(CrashTest::assertWhole);
        }
    }

    private static Process start(String dsn, Path spool) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FailingApplication.class.getName(),
                        dsn,
                        spool.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
    }

    private static void recover(FaultServer server, Path spool, int events) {
        try (Client client =
                Client.create(
                        Options.builder()
                                .dsn(server.dsn())
                                .serverName("test")
                                .transport("spool")
                                .spoolDirectory(spool)
                                .build())) {
            await().atMost(LONG).until(() -> client.stats().accepted() == events);
            assertThat(client.flush(LONG)).isTrue();
            assertThat(client.stats())
                    .isEqualTo(new Stats(events, events, Map.of(), Map.of(), 0, 0));
        }
    }

    private void check(
            Set<String> left,
            Map<String, Integer> before,
            Map<String, Integer> after,
            boolean serverTookEvents,
            int processes) {
        Set<String> inDoubt = new HashSet<>();
        for (String id : left) {
            int times =
                    after.getOrDefault(id, 0) - (serverTookEvents ? 0 : before.getOrDefault(id, 0));
            if (serverTookEvents && before.containsKey(id)) {
                inDoubt.add(id);
            } else {
                assertThat(times).as("arrivals of %s", id).isEqualTo(1);
            }
        }
        assertThat(inDoubt).hasSizeLessThanOrEqualTo(UNDER_WAY * processes);
        if (serverTookEvents) {
            after.forEach(
                    (id, times) ->
                            assertThat(times)
                                    .as("arrivals of %s", id)
                                    .isLessThanOrEqualTo(inDoubt.contains(id) ? 2 : 1));
        }
        spooled += left.size();
        repeated += inDoubt.size();
    }

    private static void assertWhole(FaultServer.Request request) {
        String[] lines = request.text().split("\n", -1);
        assertThat(lines).hasSizeBetween(4, 6);
        String id = RecordingTransport.json(lines[0]).getString("event_id");
        assertThat(RecordingTransport.json(lines[2]).getString("event_id")).isEqualTo(id);
    }

    private static Map<String, Integer> counts(FaultServer server) {
        Map<String, Integer> counts = new HashMap<>();
        server.eventIds().forEach(id -> counts.merge(id, 1, Integer::sum));
        return counts;
    }

    private static Set<String> spooled(Path spool) {
        Set<String> ids = new HashSet<>();
        for (Path file : Trees.files(spool)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".envelope")) {
                ids.add(name.substring(name.length() - 41, name.length() - 9));
            }
        }
        return ids;
    }
}
