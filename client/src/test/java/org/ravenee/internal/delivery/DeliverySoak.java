/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
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

    /** What the callers saw in one interval. */
    private record Interval(long heap, long median, long slowest1000th, Stats stats) {}

    private final Duration time = Duration.parse(System.getProperty("raven.soak.time", "PT10M"));
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

    @Test
    void heapAndLatencyStayFlatUnderMoreThanTheServerTakes() throws Exception {
        try (LogCapture log = new LogCapture();
                FaultServer server = new FaultServer().forgetful();
                Client client =
                        Client.create(
                                Options.builder().dsn(server.dsn()).serverName("test").build())) {
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
            assertThat(stats.refused()).containsKey("queue_overflow");
            assertThat(stats.accepted())
                    .isEqualTo(stats.delivered() + stats.totalDropped() + stats.queued());
            assertThat(log.warnings()).hasSizeLessThan(2 + (int) time.toMinutes());
            // The queue fills in the first part; from then on nothing may grow.
            Interval full = intervals.get(INTERVALS / 2);
            Interval last = intervals.get(INTERVALS - 1);
            assertThat(last.heap()).isLessThan(full.heap() + (full.heap() >> 2));
            assertThat(last.median()).isLessThan(4 * Math.max(full.median(), 5_000));
        }
    }

    private Interval interval(Client client) {
        Latencies current = new Latencies();
        latencies = current;
        long end = System.nanoTime() + time.toNanos() / INTERVALS;
        long left;
        while ((left = end - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
        latencies = new Latencies();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return new Interval(
                runtime.totalMemory() - runtime.freeMemory(),
                current.quantile(0.5),
                current.quantile(0.999),
                client.stats());
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
