/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ravenee.testkit.FaultServer.status;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.RecordingTransport;
import org.ravenee.testkit.Trees;

/**
 * An event whose spooling had finished survives {@code kill -9} at any instant, and arrives once.
 *
 * <p>In each round one or two processes work on the same spool, and are killed at a random instant:
 * they capture as fast as they can, or only take over what others left, while the server takes all
 * events, or some, or none. After some rounds the processes that come next are left alone. Then
 * whatever a process had said to be safe, and whatever lay on the disk when one was killed, must
 * have arrived, whole; again only if the server had it and the client could not know.
 */
class CrashTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int ROUNDS_OF_A_DIRECTORY = 5;

    /** The most events that one process is sending when it is killed. */
    private static final int UNDER_WAY = 8;

    /** The behaviours of the server. */
    private enum Mood {
        TAKES_ALL,
        TAKES_SOME,
        TAKES_NONE
    }

    @TempDir private Path directory;
    private final Random random = new Random();
    private int events;
    private int kills;
    private int recoverersKilled;
    private int repeated;

    @Test
    void spooledEventsSurviveAKillAtAnyInstant() throws Exception {
        int rounds = Integer.getInteger("raven.crash.rounds", 10);
        for (int i = 0; i < rounds; i += ROUNDS_OF_A_DIRECTORY) {
            try (Life life = new Life(directory.resolve("from-round-" + i))) {
                for (int j = i; j < Math.min(rounds, i + ROUNDS_OF_A_DIRECTORY); j++) {
                    life.round(j);
                }
                life.end();
            }
        }
        System.out.printf(
                "%d rounds, %d processes killed, %d of them taking over: %d events were safe, all of"
                        + " them arrived, %d again as their acknowledgement was lost%n",
                rounds, kills, recoverersKilled, events, repeated);
    }

    /** A process, and what it said. */
    private record Running(Process process, Set<String> safe, Thread reader) {}

    /** A directory and its server, over several rounds. */
    private final class Life implements AutoCloseable {
        private final Path spool;
        private final FaultServer server = new FaultServer();
        private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
        private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
        private final Set<String> safe = new HashSet<>();
        private final Set<String> seenOnDisk = new HashSet<>();
        private int killedHere;
        private volatile Mood mood = Mood.TAKES_ALL;

        Life(Path spool) throws IOException {
            this.spool = spool;
            server.always(this::answer);
        }

        private void answer(FaultServer.Exchange exchange)
                throws IOException, InterruptedException {
            String id = id(exchange.request());
            int number = server.requests().size();
            if (mood == Mood.TAKES_NONE || (mood == Mood.TAKES_SOME && number % 3 == 0)) {
                status(503, "Retry-After: 0").to(exchange);
                return;
            }
            taken.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
            if (mood == Mood.TAKES_SOME && number % 7 == 1) {
                unanswered.add(id);
                exchange.socket().close();
            } else {
                status(200).to(exchange);
            }
        }

        private int arrivals() {
            return taken.values().stream().mapToInt(AtomicInteger::get).sum();
        }

        void round(int number) throws Exception {
            mood = Mood.values()[random.nextInt(Mood.values().length)];
            Set<String> left = onDisk();
            // The first round of a directory has nothing to take over.
            boolean fails = left.size() < 20 || number % 3 != 2;
            List<Running> running = new ArrayList<>();
            int before = arrivals();
            int enough = 1 + random.nextInt(fails ? 200 : left.size());
            try {
                for (int i = random.nextInt(2); i >= 0; i--) {
                    running.add(start(fails));
                }
                await().atMost(LONG)
                        .pollInterval(2, TimeUnit.MILLISECONDS)
                        .until(() -> done(running, fails, before) >= enough);
            } finally {
                running.forEach(one -> one.process().destroyForcibly());
            }
            for (Running one : running) {
                assertThat(one.process().waitFor()).as("killed").isEqualTo(128 + 9);
                one.reader().join();
                safe.addAll(one.safe());
                killedHere++;
                recoverersKilled += fails ? 0 : 1;
            }
            seenOnDisk.addAll(onDisk());
        }

        /**
         * Returns the number of events that the processes reported as safe, or took over or sent.
         */
        private long done(List<Running> running, boolean fails, int before) {
            return fails
                    ? running.stream().mapToInt(one -> one.safe().size()).sum()
                    : arrivals() - before + inPartitionsOf(running);
        }

        private long inPartitionsOf(List<Running> running) {
            return Trees.files(spool).stream()
                    .filter(file -> file.toString().endsWith(".envelope"))
                    .filter(
                            file ->
                                    running.stream()
                                            .anyMatch(
                                                    one ->
                                                            file.getParent()
                                                                    .toString()
                                                                    .contains(
                                                                            "-"
                                                                                    + one.process()
                                                                                            .pid()
                                                                                    + "-")))
                    .count();
        }

        private Running start(boolean fails) throws IOException {
            Process process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-Xmx128m",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    FailingApplication.class.getName(),
                                    server.dsn(),
                                    spool.toString(),
                                    Boolean.toString(fails))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            Set<String> said = ConcurrentHashMap.newKeySet();
            Thread reader = new Thread(() -> read(process, said));
            reader.start();
            return new Running(process, said, reader);
        }

        /** The last line may be torn. */
        private static void read(Process process, Set<String> said) {
            try (BufferedReader lines = process.inputReader()) {
                lines.lines().filter(line -> line.length() == 32).forEach(said::add);
            } catch (IOException | UncheckedIOException e) {
                // killed
            }
        }

        private Set<String> onDisk() {
            Set<String> ids = new HashSet<>();
            for (Path file : Trees.files(spool)) {
                String name = file.getFileName().toString();
                if (name.endsWith(".envelope")) {
                    ids.add(name.substring(name.length() - 41, name.length() - 9));
                }
            }
            return ids;
        }

        /** Lets the clients that start now finish. Two start at the same time. */
        void end() {
            mood = Mood.TAKES_ALL;
            try (Client one = client();
                    Client two = client()) {
                await().atMost(LONG).until(() -> onDisk().isEmpty());
                assertThat(one.flush(LONG)).isTrue();
                assertThat(two.flush(LONG)).isTrue();
                assertThat(one.stats().dropped()).isEmpty();
                assertThat(two.stats().dropped()).isEmpty();
            }
            assertThat(Trees.files(spool)).isEmpty();
            assertThat(taken.keySet()).containsAll(safe).containsAll(seenOnDisk);
            int again = 0;
            for (Map.Entry<String, AtomicInteger> one : taken.entrySet()) {
                int repetitions = one.getValue().get() - 1;
                if (repetitions > 0) {
                    assertThat(
                                    unanswered.contains(one.getKey())
                                            || seenOnDisk.contains(one.getKey()))
                            .as("%s arrived again without a reason", one.getKey())
                            .isTrue();
                    again += unanswered.contains(one.getKey()) ? 0 : repetitions;
                }
            }
            assertThat(again).isLessThanOrEqualTo(UNDER_WAY * killedHere);
            server.requests().forEach(CrashTest::assertWhole);
            events += taken.size();
            kills += killedHere;
            repeated += arrivals() - taken.size();
        }

        private Client client() {
            return Client.create(
                    Options.builder()
                            .dsn(server.dsn())
                            .serverName("test")
                            .transport("spool")
                            .spoolDirectory(spool)
                            .build());
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static String id(FaultServer.Request request) {
        return RecordingTransport.json(request.text().lines().findFirst().orElseThrow())
                .getString("event_id");
    }

    private static void assertWhole(FaultServer.Request request) {
        String[] lines = request.text().split("\n", -1);
        assertThat(lines).hasSizeBetween(4, 6);
        assertThat(RecordingTransport.json(lines[2]).getString("event_id")).isEqualTo(id(request));
    }
}
