/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.log.BackgroundLogger;
import org.ravenee.internal.log.ClientMessages;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.RecordingTransport;

/** The log of an application whose handlers hang or throw. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OperatorLoggerTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Logger logger = Logger.getLogger("org.ravenee");
    private final boolean parents = logger.getUseParentHandlers();
    private final List<Handler> handlers = new ArrayList<>();
    private volatile Result answer = Result.delivered();

    private void handle(Consumer<LogRecord> what) {
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord record) {
                        what.accept(record);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        handlers.add(handler);
    }

    @AfterEach
    void restore() {
        handlers.forEach(logger::removeHandler);
        logger.setUseParentHandlers(parents);
    }

    private Options.Builder options() {
        return Options.builder()
                .dsn(RecordingTransport.DSN + "?no_such_option=1")
                .serverName("test")
                .queueSize(3)
                .shutdownTimeout(Duration.ofMillis(200))
                .processors(
                        event -> {
                            if (event.tags().containsKey("bad")) {
                                throw new IllegalStateException("hunter2");
                            }
                            return event;
                        })
                .transport(envelope -> answer);
    }

    /** Causes every line of the delivery, one after the other. */
    private void everythingGoesOn(String transport) {
        try (Client client = Client.create(options().transport(transport).build())) {
            for (Outcome outcome : Outcome.values()) {
                answer = new Result(outcome, outcome.toString(), Duration.ZERO);
                for (int i = 0; i < 5; i++) {
                    client.captureMessage("test");
                    client.captureMessage("test", event -> event.tag("bad", "x"));
                }
                answer = Result.delivered();
                await().atMost(LONG).untilAsserted(() -> assertThat(client.flush(LONG)).isTrue());
            }
            await().atMost(LONG).until(() -> client.captureMessage("last").isPresent());
            assertThat(client.flush(LONG)).isTrue();
            Stats stats = client.stats();
            assertThat(stats.accepted()).isEqualTo(stats.delivered() + stats.totalDropped());
            assertThat(stats.delivered()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "sync"})
    void aHandlerThatThrowsLosesNoEvent(String transport) {
        handle(
                record -> {
                    throw new AssertionError("no disk");
                });
        everythingGoesOn(transport);
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "sync"})
    void aHandlerThatBlocksDelaysNoEvent(String transport) {
        CountDownLatch never = new CountDownLatch(1);
        handle(
                record -> {
                    while (never.getCount() > 0) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            // deaf
                        }
                    }
                });
        try {
            everythingGoesOn(transport);
        } finally {
            never.countDown();
        }
    }

    /** A file that is no directory, a foreign file, a directory that others may write to. */
    @ParameterizedTest
    @ValueSource(strings = {"no directory", "foreign file", "writable by others"})
    void aHandlerThatHangsIsNotReachedFromTheThreadsThatSend(
            String trouble, @TempDir Path directory) throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        List<String> threads = new CopyOnWriteArrayList<>();
        handle(
                record -> {
                    threads.add(Thread.currentThread().getName());
                    while (never.getCount() > 0) {
                        LockSupport.park();
                    }
                });
        Path spool = directory.resolve("spool");
        switch (trouble) {
            case "no directory" -> Files.createFile(spool);
            case "foreign file" -> {
                Files.createDirectory(spool);
                Files.writeString(spool.resolve("other.envelope"), "not an event");
            }
            default -> {
                Files.createDirectory(spool);
                Files.setPosixFilePermissions(spool, PosixFilePermissions.fromString("rwxrwxrwx"));
            }
        }
        try (FaultServer server = new FaultServer()) {
            Client client =
                    Client.create(
                            Options.builder()
                                    .dsn(server.dsn())
                                    .serverName("test")
                                    .transport("spool")
                                    .spoolDirectory(spool)
                                    .shutdownTimeout(LONG)
                                    .build());
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ids.add(client.captureMessage("test").toString());
            }
            assertThat(client.flush(LONG)).isTrue();
            long begin = System.nanoTime();
            client.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG);
            assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(client.stats().delivered()).isEqualTo(10);
            assertThat(threads).isNotEmpty().noneMatch(name -> name.startsWith("raven-sender"));
        } finally {
            never.countDown();
        }
    }

    @Test
    void aHandlerThatCapturesIsNoLoop() {
        AtomicReference<Client> client = new AtomicReference<>();
        handle(record -> client.get().captureMessage("from the log"));
        client.set(Client.create(options().dsn(RecordingTransport.DSN).build()));
        answer = Result.rejected("HTTP 400");
        assertThat(client.get().captureMessage("test")).isNotEqualTo(EventId.NONE);
        assertThat(client.get().flush(LONG)).isTrue();
        // A line is said after what it tells of.
        await().untilAsserted(
                        () ->
                                assertThat(client.get().stats().dropped())
                                        .isEqualTo(Map.of("send_error", 2L)));
        client.get().close();
    }

    @Test
    void aFailureIsLoggedWithoutItsMessage() {
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        handle(records::add);
        Exception failure =
                new IllegalStateException("hunter2", new NumberFormatException("hunter2"));
        BackgroundLogger logger = new BackgroundLogger();
        logger.logFailure(ClientMessages.CAPTURE_FAILED, failure);
        await().until(() -> records.stream().anyMatch(OperatorLoggerTest::isOurs));
        StringWriter text = new StringWriter();
        records.stream()
                .filter(OperatorLoggerTest::isOurs)
                .findFirst()
                .orElseThrow()
                .getThrown()
                .printStackTrace(new PrintWriter(text, true));
        assertThat(text.toString())
                .contains(
                        "IllegalStateException", "NumberFormatException", "OperatorLoggerTest.java")
                .doesNotContain("hunter2");
    }

    @Test
    void anExceptionThatIsItsOwnCauseIsToldToo() {
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        handle(records::add);
        BackgroundLogger logger = new BackgroundLogger();
        logger.logFailure(
                ClientMessages.CAPTURE_FAILED,
                new Exception() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public synchronized Throwable getCause() {
                        return this;
                    }
                });
        await().until(() -> records.stream().anyMatch(OperatorLoggerTest::isOurs));
    }

    /** Handlers that hung in another test may go on now. */
    private static boolean isOurs(LogRecord record) {
        return record.getMessage().startsWith(ClientMessages.CAPTURE_FAILED.id());
    }
}
