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
import java.util.concurrent.locks.LockSupport;
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
    private static final int CAPTURES_PER_SECOND = 1000;
    private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int INTERVALS = 12;

    /** The measurements of one interval. */
    private record Interval(long heap, long median, long slowest1000th, Stats stats) {}

    private final Duration time = Duration.parse(System.getProperty("raven.soak.time", "PT10M"));
    @TempDir private Path spool;
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
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(() -> fail(client));
                thread.start();
                threads.add(thread);
            }
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

    private void fail(Client client) {
        long period = TimeUnit.SECONDS.toNanos(1) * THREADS / CAPTURES_PER_SECOND;
        long next = System.nanoTime();
        for (int i = 0; !ended; i++) {
            next += period;
            LockSupport.parkNanos(next - System.nanoTime());
            Exception failure = new IllegalStateException("failure " + i);
            long before = System.nanoTime();
            client.captureException(failure);
            latencies.add(System.nanoTime() - before);
        }
    }
}
