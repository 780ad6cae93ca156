/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ravenee.Client;
import org.ravenee.Envelope;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.Transport;
import org.ravenee.Transport.Result;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.RecordingTransport;

/** Delivery on the calling threads, several at a time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DirectDeliveryTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LogCapture log = new LogCapture();

    @AfterEach
    void end() {
        threads.shutdownNow();
        log.close();
    }

    private static Options.Builder options(Transport transport) {
        return Options.builder()
                .dsn(RecordingTransport.DSN)
                .serverName("test")
                .shutdownTimeout(LONG)
                .transport("sync")
                .transport(transport);
    }

    /** Answers when the test says so. */
    private static final class Held implements Transport {
        private final CompletableFuture<Result> answer = new CompletableFuture<>();
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public Result send(Envelope envelope) {
            sent.incrementAndGet();
            return answer.join();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private Future<EventId> capture(Client client, Held transport) {
        int before = transport.sent.get();
        Future<EventId> id = threads.submit(() -> client.captureMessage("under way"));
        await().until(() -> transport.sent.get() > before);
        return id;
    }

    private static void assertWaiting(AtomicReference<Thread> thread) {
        await().until(
                        () ->
                                thread.get() != null
                                        && thread.get().getState() == Thread.State.TIMED_WAITING);
    }

    private <T> Future<T> submit(AtomicReference<Thread> thread, Callable<T> work) {
        return threads.submit(
                () -> {
                    thread.set(Thread.currentThread());
                    return work.call();
                });
    }

    @Test
    void closingWaitsForWhatIsUnderWay() throws Exception {
        Held transport = new Held();
        Client client = Client.create(options(transport).build());
        Future<EventId> id = capture(client, transport);
        AtomicReference<Thread> closer = new AtomicReference<>();
        Future<?> closed = submit(closer, () -> close(client));
        assertWaiting(closer);
        closer.get().interrupt();
        assertWaiting(closer);
        assertThat(transport.closed).hasValue(0);
        assertThat(client.captureMessage("too late")).isEqualTo(EventId.NONE);

        transport.answer.complete(Result.delivered());
        assertThat(id.get().isPresent()).isTrue();
        closed.get();
        assertThat(transport.closed).hasValue(1);
        assertThat(client.stats().delivered()).isEqualTo(1);
    }

    private static Object close(Client client) {
        client.close();
        return client;
    }

    @Test
    void closingKeepsItsDeadline() throws Exception {
        Held transport = new Held();
        Client client =
                Client.create(options(transport).shutdownTimeout(Duration.ofMillis(20)).build());
        Future<EventId> id = capture(client, transport);
        client.close();
        assertThat(id.isDone()).isFalse();
        transport.answer.complete(Result.unavailable("closed"));
        assertThat(id.get()).isEqualTo(EventId.NONE);
    }

    @Test
    void flushingWaitsForWhatIsUnderWay() throws Exception {
        Held transport = new Held();
        try (Client client = Client.create(options(transport).build())) {
            assertThat(client.flush(Duration.ZERO)).isTrue();
            capture(client, transport);
            assertThat(client.flush(Duration.ofMillis(1))).isFalse();
            AtomicReference<Thread> waiting = new AtomicReference<>();
            Future<Boolean> flushed =
                    submit(
                            waiting,
                            () -> client.flush(LONG) && Thread.currentThread().isInterrupted());
            assertWaiting(waiting);
            waiting.get().interrupt();
            transport.answer.complete(Result.delivered());
            assertThat(flushed.get()).as("flushed, and still interrupted").isTrue();
        }
    }

    @Test
    void aFlushOrCloseInAProcessorDoesNotWaitForItself() {
        AtomicReference<Client> client = new AtomicReference<>();
        List<Boolean> flushed = new ArrayList<>();
        client.set(
                Client.create(
                        options(new RecordingTransport())
                                .processors(
                                        event -> {
                                            flushed.add(client.get().flush(Duration.ofDays(1)));
                                            client.get().close();
                                            return event;
                                        })
                                .shutdownTimeout(Duration.ofDays(1))
                                .build()));
        client.get().captureMessage("test");
        assertThat(flushed).containsExactly(false);
    }

    @Test
    void anInterruptedCallerDeliversLikeAnyOther() throws Exception {
        try (FaultServer server = new FaultServer();
                Client client =
                        Client.create(
                                Options.builder()
                                        .dsn(server.dsn())
                                        .serverName("test")
                                        .transport("sync")
                                        .build())) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Thread.currentThread().interrupt();
                ids.add(client.captureMessage("interrupted").toString());
                assertThat(Thread.interrupted()).as("still interrupted").isTrue();
                ids.add(client.captureMessage("not interrupted").toString());
            }
            assertThat(server.eventIds()).containsExactlyElementsOf(ids);
            assertThat(client.stats().refused()).isEmpty();
        }
    }

    @Test
    void anInterruptWhileWaitingLosesNoEvent() throws Exception {
        Held transport = new Held();
        try (Client client = Client.create(options(transport).build())) {
            AtomicReference<Thread> waiting = new AtomicReference<>();
            Future<Boolean> delivered =
                    submit(
                            waiting,
                            () ->
                                    client.captureMessage("waits").isPresent()
                                            && Thread.currentThread().isInterrupted());
            await().until(() -> transport.sent.get() == 1);
            waiting.get().interrupt();
            Future<EventId> other = capture(client, transport);
            transport.answer.complete(Result.delivered());
            assertThat(delivered.get()).isTrue();
            assertThat(other.get().isPresent()).isTrue();
            assertThat(client.stats().refused()).isEmpty();
        }
    }

    @Test
    void aServerThatCannotReadReportsGetsItsEvents() {
        List<String> items = new ArrayList<>();
        Transport transport =
                envelope -> {
                    items.addAll(envelope.items());
                    return envelope.items().contains("client_report")
                            ? Result.rejected("HTTP 400")
                            : Result.delivered();
                };
        int delivered = 0;
        try (Client client = Client.create(options(transport).build())) {
            client.captureMessage("sampled out", event -> event.sampleRate(0));
            for (int i = 0; i < 100; i++) {
                delivered += client.captureMessage("test").isPresent() ? 1 : 0;
            }
            assertThat(client.stats().refused())
                    .isEqualTo(Map.of("sample_rate", 1L, "send_error", 3L));
        }
        assertThat(delivered).isEqualTo(97);
        assertThat(items).filteredOn("client_report"::equals).hasSize(3);
    }

    @Test
    void reportsThatDidNotArriveAreSentAgain() {
        AtomicInteger sent = new AtomicInteger();
        List<String> items = new ArrayList<>();
        Transport transport =
                envelope -> {
                    items.addAll(envelope.items());
                    return sent.getAndIncrement() == 0
                            ? Result.unavailable("down")
                            : Result.delivered();
                };
        try (Client client = Client.create(options(transport).build())) {
            client.captureMessage("sampled out", event -> event.sampleRate(0));
            await().until(() -> client.captureMessage("test").isPresent());
            client.captureMessage("test");
        }
        assertThat(items)
                .containsExactly("event", "client_report", "event", "client_report", "event");
    }

    @Test
    void theCountsAreExactWhenManyThreadsDeliverAtOnce() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        Transport transport =
                envelope -> {
                    int number = requests.incrementAndGet();
                    if (number % 5 == 0) {
                        return Result.rejected("HTTP 400");
                    }
                    if (number % 101 == 0) {
                        throw new IllegalStateException();
                    }
                    taken.incrementAndGet();
                    Thread.yield();
                    return Result.delivered();
                };
        try (Client client = Client.create(options(transport).build())) {
            List<Future<Integer>> accepted = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                accepted.add(
                        threads.submit(
                                () -> {
                                    int ids = 0;
                                    for (int j = 0; j < 500; j++) {
                                        ids += client.captureMessage("x").isPresent() ? 1 : 0;
                                        assertBalanced(client.stats());
                                    }
                                    return ids;
                                }));
            }
            int ids = 0;
            for (Future<Integer> future : accepted) {
                ids += future.get();
            }
            Stats stats = client.stats();
            assertThat(stats.accepted()).isEqualTo(ids).isEqualTo(taken.get());
            assertThat(stats.delivered()).isEqualTo(ids);
            assertThat(stats.refused().values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(8 * 500 - ids);
        }
    }

    private static void assertBalanced(Stats stats) {
        assertThat(stats.accepted())
                .isEqualTo(stats.delivered() + stats.totalDropped() + stats.queued());
    }
}
