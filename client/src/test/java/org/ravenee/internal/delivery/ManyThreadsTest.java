/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ravenee.Client;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.testkit.FaultServer;

/** As many threads as a busy server has capture at once, more than its receiver takes. */
@Timeout(300)
class ManyThreadsTest {

    private static final int THREADS = 200;
    private static final int CAPTURES = 25;
    private static final int QUEUE = 1_000;
    private static final long ANSWER_NANOS = Duration.ofMillis(2).toNanos();

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final CyclicBarrier together = new CyclicBarrier(THREADS);

    @Test
    void eachFailureOf200ThreadsIsDeliveredOnceOrCountedAsRefused() throws Exception {
        try (FaultServer server = new FaultServer();
                Client client =
                        Client.create(
                                Options.builder()
                                        .dsn(server.dsn())
                                        .serverName("test")
                                        .queueSize(QUEUE)
                                        .build())) {
            server.always(
                    exchange -> {
                        LockSupport.parkNanos(ANSWER_NANOS);
                        FaultServer.status(200).to(exchange);
                    });
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                Thread thread = new Thread(() -> capture(client, number));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(client.flush(Duration.ofSeconds(120))).isTrue();
            assertThat(accepted.size() + refused.get()).isEqualTo(THREADS * CAPTURES);
            assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(accepted);
            Stats stats = client.stats();
            assertThat(stats.delivered()).isEqualTo(accepted.size());
            assertThat(stats.totalDropped()).isZero();
            assertThat(stats.refused().values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(refused.get());
        }
    }

    private void capture(Client client, int thread) {
        awaitAll();
        for (int i = 0; i < CAPTURES; i++) {
            EventId id =
                    client.captureException(
                            new IllegalStateException("thread " + thread + ", failure " + i));
            if (id.isPresent()) {
                accepted.add(id.toString());
            } else {
                refused.incrementAndGet();
            }
        }
    }

    private void awaitAll() {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
