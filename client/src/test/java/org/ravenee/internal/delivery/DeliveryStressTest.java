/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.Transport;
import org.ravenee.Transport.Result;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.RecordingTransport;
import org.ravenee.testkit.Trees;

/**
 * Many threads capture into a small queue with a transport of random results: the counts are exact.
 */
class DeliveryStressTest {

    private static final int THREADS = 8;

    @TempDir private Path spool;

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();

    /** Takes most, refuses some, fails for others, throws sometimes; from any thread. */
    private Result send() {
        int number = requests.incrementAndGet();
        return switch (number % 7) {
            case 1 -> Result.rejected("HTTP 400");
            case 3 -> {
                if (number % 700 == 3) {
                    throw new IllegalStateException("broken");
                }
                taken.incrementAndGet();
                yield Result.delivered();
            }
            default -> {
                taken.incrementAndGet();
                Thread.yield();
                yield Result.delivered();
            }
        };
    }

    @Test
    void everyAcceptedEventIsAccountedForAtAnyMoment() throws Exception {
        stress(Options.builder(), 3000);
    }

    @Test
    void everyAcceptedEventIsAccountedForOnDiskToo() throws Exception {
        stress(Options.builder().transport("spool").spoolDirectory(spool), 500);
        assertThat(Trees.files(spool)).isEmpty();
    }

    /** Without a call of flush(), which would wake up the workers. */
    @Test
    void anEventThatComesWhileTheSenderFallsAsleepIsSentAtOnce() throws Exception {
        int rounds = 2_000;
        try (Client client =
                Client.create(
                        Options.builder()
                                .dsn(RecordingTransport.DSN)
                                .serverName("test")
                                .transport(envelope -> Result.delivered())
                                .build())) {
            CyclicBarrier together = new CyclicBarrier(2);
            Thread other =
                    new Thread(
                            () -> {
                                for (int i = 0; i < rounds; i++) {
                                    awaitQuietly(together);
                                    client.captureMessage("other");
                                }
                            });
            other.start();
            for (int i = 1; i <= rounds; i++) {
                awaitQuietly(together);
                client.captureMessage("one");
                long delivered = 2L * i;
                await().pollInterval(Duration.ofNanos(100_000))
                        .until(() -> client.stats().delivered() == delivered);
            }
            other.join();
        }
    }

    private void stress(Options.Builder options, int events) throws Exception {
        Transport transport = envelope -> send();
        try (LogCapture log = new LogCapture();
                Client client =
                        Client.create(
                                options.dsn(RecordingTransport.DSN)
                                        .serverName("test")
                                        .queueSize(200)
                                        .transport(transport)
                                        .build())) {
            AtomicInteger accepted = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread thread =
                        new Thread(
                                () -> {
                                    awaitQuietly(start);
                                    for (int j = 0; j < events; j++) {
                                        boolean present =
                                                client.captureMessage("stress").isPresent();
                                        (present ? accepted : refused).incrementAndGet();
                                    }
                                });
                thread.start();
                threads.add(thread);
            }
            start.countDown();
            while (threads.stream().anyMatch(Thread::isAlive)) {
                Stats stats = client.stats();
                assertThat(sum(stats)).isEqualTo(stats.accepted());
                assertThat(stats.queued()).isBetween(0L, 200L);
            }
            assertThat(client.flush(Duration.ofMinutes(1))).isTrue();
            Stats stats = client.stats();
            assertThat(stats.accepted()).isEqualTo(accepted.get());
            assertThat(stats.refused().values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(refused.get());
            assertThat(stats.delivered()).isEqualTo(taken.get());
            assertThat(sum(stats)).isEqualTo(stats.accepted());
            assertThat(log.warnings()).isNotEmpty();
        }
    }

    private static long sum(Stats stats) {
        return stats.delivered() + stats.totalDropped() + stats.queued() + stats.spooled();
    }

    private static void awaitQuietly(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
