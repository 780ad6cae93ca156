/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;

/**
 * An application that fails more often than its server takes reports, for a long time: neither its
 * memory nor its own speed change. Run by a profile; prints figures.
 */
class DeliverySoak {

    private static final int THREADS = 4;
    private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int INTERVALS = 12;

    /** With it, eight requests at a time are a thousand a second. */
    private static final long ANSWER_OF_A_THOUSAND_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    /** Room for the queue of 32 MiB, and for what is being captured and sent. */
    private static final long MOST_HEAP = 96L << 20;

    /** The measurements of one interval. */
    private record Interval(long heap, long median, long slowest1000th, Stats stats) {}

    private final Duration time = Duration.parse(System.getProperty("raven.soak.time", "PT10M"));
    @TempDir private Path spool;
    private final AtomicLong captured = new AtomicLong();
    private volatile boolean ended;
    private volatile Latencies latencies = new Latencies();

    private static final class Latencies {
        private final long[] nanos = new long[1 << 20];
        private int count;

        synchronized void add(long latency) {
            if (count < nanos.length) {
                nanos[count++] = latency;
            }
        }

        synchronized long quantile(double part) {
            Arrays.sort(nanos, 0, count);
            return count == 0 ? 0 : nanos[(int) ((count - 1) * part)];
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "spool"})
    void heapAndLatencyStayFlatUnderMoreThanTheServerTakes(String transport) throws Exception {
        try (LogCapture log = new LogCapture();
                FaultServer server = new FaultServer().forgetful();
                Client client =
                        Client.create(
                                Options.builder()
                                        .dsn(server.dsn())
                                        .serverName("test")
                                        .transport(transport)
                                        .spoolDirectory(spool)
                                        .spoolMaxBytes(4 << 20)
                                        .build())) {
            server.always(
                    exchange -> {
                        LockSupport.parkNanos(ANSWER_NANOS);
                        FaultServer.status(200).to(exchange);
                    });
            List<Thread> threads = start(client, 1_000);
            List<Interval> intervals = new ArrayList<>();
            for (int i = 0; i < INTERVALS; i++) {
                intervals.add(interval(client));
                print(intervals.get(i));
            }
            ended = true;
            for (Thread thread : threads) {
                thread.join();
            }
            Stats stats = client.stats();
            assertThat(stats.refused().containsKey("queue_overflow"))
                    .isEqualTo(transport.equals("async"));
            assertThat(stats.dropped().containsKey("cache_overflow"))
                    .isEqualTo(transport.equals("spool"));
            assertThat(log.warnings()).hasSizeLessThan(2 + (int) time.toMinutes());
            // The queue fills in the first part; from then on nothing may grow.
            Interval full = intervals.get(INTERVALS / 2);
            for (Interval later : intervals.subList(INTERVALS / 2 + 1, INTERVALS)) {
                assertThat(later.heap()).isLessThan(full.heap() + full.heap() / 10);
                assertThat(later.median()).isLessThan(2 * Math.max(full.median(), 20_000));
                assertThat(later.slowest1000th())
                        .isLessThan(5 * Math.max(full.slowest1000th(), 1_000_000));
            }
        }
    }

    /** Distinct exceptions, ten times as many as the server takes, with default settings. */
    @Test
    void everyLossIsCountedWhenMoreFailsThanTheServerTakes() throws Exception {
        AtomicLong received = new AtomicLong();
        try (FaultServer server = new FaultServer().forgetful();
                Client client =
                        Client.create(
                                Options.builder().dsn(server.dsn()).serverName("test").build())) {
            server.always(
                    exchange -> {
                        LockSupport.parkNanos(ANSWER_OF_A_THOUSAND_NANOS);
                        if (exchange.request().text().contains("\"type\":\"event\"")) {
                            received.incrementAndGet();
                        }
                        FaultServer.status(200).to(exchange);
                    });
            List<Thread> threads = start(client, 10_000);
            for (int i = 0; i < INTERVALS; i++) {
                Interval interval = interval(client);
                print(interval);
                assertThat(interval.heap()).isLessThan(MOST_HEAP);
            }
            ended = true;
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(client.flush(Duration.ofMinutes(1))).isTrue();
            Stats stats = client.stats();
            long refused = stats.refused().values().stream().mapToLong(Long::longValue).sum();
            System.out.printf("captured %d, received %s, %s%n", captured.get(), received, stats);
            assertThat(stats.queued()).isZero();
            assertThat(stats.delivered()).isEqualTo(received.get());
            assertThat(stats.delivered() + stats.totalDropped() + refused)
                    .isEqualTo(captured.get());
        }
    }

    private List<Thread> start(Client client, int perSecond) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> fail(client, perSecond));
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private Interval interval(Client client) {
        Latencies current = new Latencies();
        latencies = current;
        long end = System.nanoTime() + time.toNanos() / 2 / INTERVALS;
        long left;
        while ((left = end - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
        latencies = new Latencies();
        long heap = retained();
        Stats stats = client.stats();
        assertThat(stats.accepted())
                .isEqualTo(
                        stats.delivered()
                                + stats.totalDropped()
                                + stats.queued()
                                + stats.spooled());
        return new Interval(heap, current.quantile(0.5), current.quantile(0.999), stats);
    }

    /** The least of some readings: the others have what was thrown away since the collection. */
    private static long retained() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            least = Math.min(least, used);
        }
        return least;
    }

    private static void print(Interval interval) {
        System.out.printf(
                "heap %5.1f MB; capture: median %4.1f us, 99.9 %% below %6.1f us; %s%n",
                interval.heap() / 1e6,
                interval.median() / 1e3,
                interval.slowest1000th() / 1e3,
                interval.stats());
    }

    private void fail(Client client, int perSecond) {
        long period = TimeUnit.SECONDS.toNanos(1) * THREADS / perSecond;
        long next = System.nanoTime();
        for (int i = 0; !ended; i++) {
            next += period;
            LockSupport.parkNanos(next - System.nanoTime());
            Exception failure = new IllegalStateException("failure " + i);
            long before = System.nanoTime();
            client.captureException(failure);
            captured.incrementAndGet();
            latencies.add(System.nanoTime() - before);
        }
    }
}
