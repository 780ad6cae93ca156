/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.Dsn;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.Transport.Result;
import org.ravenee.testkit.RecordingTransport;
import org.ravenee.testkit.Trees;

/** The sending thread and those that wait for it, whatever they do to each other. */
@Timeout(60)
class SenderTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    @TempDir private Path directory;
    private final RecordingTransport server = new RecordingTransport();

    private static Options.Builder options(Transport transport) {
        return Options.builder()
                .dsn(RecordingTransport.DSN)
                .serverName("test")
                .shutdownTimeout(Duration.ofSeconds(20))
                .transport(transport);
    }

    @Test
    void flushingInAProcessorDoesNotWaitForItself() {
        AtomicReference<Client> inside = new AtomicReference<>();
        AtomicReference<Boolean> flushed = new AtomicReference<>();
        try (Client client =
                Client.create(
                        options(server)
                                .processors(
                                        event -> {
                                            flushed.set(inside.get().flush(FOR_EVER));
                                            return event;
                                        })
                                .build())) {
            inside.set(client);
            client.captureMessage("test");
            assertThat(client.flush(FOR_EVER)).isTrue();
        }
        assertThat(flushed.get()).isFalse();
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void closingInAProcessorDeliversTheEventInHandAndWhatWaits() {
        AtomicReference<Client> inside = new AtomicReference<>();
        CountDownLatch captured = new CountDownLatch(1);
        Client client =
                Client.create(
                        options(server)
                                .processors(
                                        event -> {
                                            await().until(() -> captured.getCount() == 0);
                                            inside.get().close();
                                            return event;
                                        })
                                .build());
        inside.set(client);
        client.captureMessage("in hand");
        client.captureMessage("waits");
        captured.countDown();
        await().until(() -> server.events().size() == 2);
        await().until(() -> client.stats().delivered() == 2);
        assertThat(client.captureMessage("too late").isPresent()).isFalse();
    }

    @Test
    void closingInATransportEndsTheDelivery() {
        AtomicReference<Client> inside = new AtomicReference<>();
        CountDownLatch closed = new CountDownLatch(1);
        Client client =
                Client.create(
                        options(
                                        new Transport() {
                                            @Override
                                            public Result send(org.ravenee.Envelope envelope) {
                                                inside.get().close();
                                                return Result.delivered();
                                            }

                                            @Override
                                            public void close() {
                                                closed.countDown();
                                            }
                                        })
                                .build());
        inside.set(client);
        client.captureMessage("test");
        await().until(() -> closed.getCount() == 0);
        assertThat(client.stats().delivered()).isEqualTo(1);
    }

    @Test
    void flushingWaitsOnAnInterruptedThreadAndLeavesItInterrupted() {
        CompletableFuture<Result> answer = new CompletableFuture<>();
        CountDownLatch sent = new CountDownLatch(1);
        try (Client client =
                Client.create(
                        options(
                                        envelope -> {
                                            sent.countDown();
                                            return answer.join();
                                        })
                                .build())) {
            client.captureMessage("test");
            new Thread(
                            () -> {
                                await().until(() -> sent.getCount() == 0);
                                answer.complete(Result.delivered());
                            })
                    .start();
            Thread.currentThread().interrupt();
            boolean flushed = client.flush(FOR_EVER);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(flushed).isTrue();
        }
    }

    @Test
    void flushingEndsWithTheClient() throws InterruptedException {
        Client client =
                Client.create(
                        options(envelope -> new CompletableFuture<Result>().join())
                                .shutdownTimeout(Duration.ofMillis(50))
                                .build());
        client.captureMessage("test");
        Thread flushing = new Thread(() -> client.flush(FOR_EVER));
        flushing.start();
        await().until(() -> flushing.getState() == Thread.State.TIMED_WAITING);
        client.close();
        flushing.join();
        assertThat(client.stats().dropped()).isEqualTo(Map.of("network_error", 1L));
    }

    /** A log handler that fails for every record, as one of an application may. */
    private static final class Throwing extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("org.ravenee");

        Throwing() {
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            throw new IllegalStateException("handler");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }

    @Test
    void aHandlerThatThrowsCostsNoEventOfABrokenSpool() throws Exception {
        Path file = Files.createFile(directory.resolve("a-file"));
        try (Throwing handler = new Throwing();
                Client client =
                        Client.create(
                                options(server).transport("spool").spoolDirectory(file).build())) {
            client.captureMessage("one");
            client.captureMessage("two");
            assertThat(client.flush(FOR_EVER)).isTrue();
            assertThat(client.stats().delivered()).isEqualTo(2);
        }
        assertThat(server.events()).hasSize(2);
    }

    @Test
    void aHandlerThatThrowsCostsNoEventOfASpoolThatFails() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Throwing handler = new Throwing();
                Client client =
                        Client.create(
                                options(server)
                                        .transport("spool")
                                        .spoolDirectory(directory.resolve("spool"))
                                        .processors(
                                                event -> {
                                                    await().until(() -> release.getCount() == 0);
                                                    return event;
                                                })
                                        .build())) {
            client.captureMessage("one");
            client.captureMessage("two");
            await().until(() -> !Trees.files(directory).isEmpty());
            for (Path lock : Trees.files(directory)) {
                Files.move(lock.getParent(), directory.resolve("gone"));
            }
            release.countDown();
            assertThat(client.flush(FOR_EVER)).isTrue();
        }
        assertThat(server.events()).hasSize(2);
    }

    @Test
    void aWorkerSurvivesWhateverFails() {
        AtomicInteger failures = new AtomicInteger(3);
        LongSupplier nanos =
                () -> {
                    if (Thread.currentThread().getName().equals("raven-sender")
                            && failures.getAndDecrement() > 0) {
                        throw new AssertionError("as if the JVM had no memory left");
                    }
                    return System.nanoTime();
                };
        Delivery delivery =
                DeliveryFactory.create(
                        Dsn.parse(RecordingTransport.DSN),
                        options(server).build(),
                        event -> event,
                        nanos,
                        InstantSource.system(),
                        new RetryPolicy(() -> 0));
        delivery.accept(event());
        delivery.accept(event());
        assertThat(delivery.flush(FOR_EVER)).isTrue();
        delivery.accept(event());
        assertThat(delivery.flush(FOR_EVER)).isTrue();
        delivery.close(FOR_EVER);
        assertThat(server.events()).hasSize(3);
    }

    @Test
    void aStartThatFailsIsNothingThatTheProcessHearsOf() {
        AtomicReference<Thread> failed = new AtomicReference<>();
        InstantSource wallClock =
                () -> {
                    if (failed.compareAndSet(null, Thread.currentThread())) {
                        throw new IllegalStateException("no clock yet");
                    }
                    return Instant.now();
                };
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.set(failure));
        try {
            Delivery delivery =
                    DeliveryFactory.create(
                            Dsn.parse(RecordingTransport.DSN),
                            options(server).transport("spool").spoolDirectory(directory).build(),
                            event -> event,
                            System::nanoTime,
                            wallClock,
                            new RetryPolicy(() -> 0));
            await().until(() -> failed.get() != null && !failed.get().isAlive());
            delivery.accept(event());
            assertThat(delivery.flush(FOR_EVER)).isTrue();
            delivery.close(FOR_EVER);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(server.events()).hasSize(1);
        assertThat(uncaught.get()).isNull();
    }

    private static PendingEvent event() {
        Event event = Event.builder().build();
        return new PendingEvent(event.id(), 100, () -> event);
    }
}
