/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.acme.shop.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ravenee.Client;
import org.ravenee.DeliveryException;
import org.ravenee.Envelope;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.RecordingTransport;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DeliveryTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static Options.Builder asynchronous(Transport transport) {
        return Options.builder()
                .dsn(RecordingTransport.DSN)
                .serverName("test")
                .includeVersions(false)
                .transport(transport);
    }

    private static List<Thread> senders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("raven-sender"))
                .toList();
    }

    /** Answers nothing until it is told to. */
    private static final class Held implements Transport {
        private final CountDownLatch released = new CountDownLatch(1);
        private final RecordingTransport server = new RecordingTransport();

        @Override
        public Result send(Envelope envelope) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Result.unavailable("interrupted");
            }
            return server.send(envelope);
        }
    }

    /** Failures of a transport that the application implements. */
    enum Fault implements Transport {
        THROWS_EXCEPTION {
            @Override
            public Result send(Envelope envelope) {
                throw new IllegalStateException("fault");
            }
        },
        THROWS_ERROR {
            @Override
            public Result send(Envelope envelope) {
                throw new AssertionError("fault");
            }
        },
        RETURNS_NULL {
            @Override
            public Result send(Envelope envelope) {
                return null;
            }
        },
        INTERRUPTS {
            @Override
            public Result send(Envelope envelope) {
                Thread.currentThread().interrupt();
                return Result.unavailable("fault");
            }
        }
    }

    @Test
    void startsNoThreadBeforeTheFirstEvent() {
        List<Thread> before = senders();
        try (Client client = Client.create(asynchronous(new RecordingTransport()).build())) {
            client.captureBreadcrumb("one");
            client.context().tag("a", "b");
            assertThat(client.flush(Duration.ZERO)).isTrue();

            assertThat(before).containsAll(senders());
        }
    }

    @Test
    void endsItsThreadWhenClosed() {
        List<Thread> before = senders();
        Client client = Client.create(asynchronous(new RecordingTransport()).build());
        client.captureMessage("test");
        List<Thread> started = new ArrayList<>(senders());
        started.removeAll(before);
        client.close();

        assertThat(started).isNotEmpty().allMatch(Thread::isDaemon);
        assertThat(started)
                .extracting(Thread::getContextClassLoader)
                .containsOnly(ClassLoader.getSystemClassLoader());
        await().until(() -> before.containsAll(senders()));
    }

    @Test
    void deliversWhatWaitsWhenClosed() {
        RecordingTransport server = new RecordingTransport();
        try (Client client = Client.create(asynchronous(server).build())) {
            for (int i = 0; i < 200; i++) {
                client.captureMessage("message " + i);
            }
        }

        assertThat(server.events())
                .extracting(event -> event.getJsonObject("logentry").getString("message"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "message " + i).toList());
    }

    @Test
    void refusesTheNewestWhenTheQueueIsFull() {
        Held transport = new Held();
        Client client = Client.create(asynchronous(transport).queueSize(5).build());
        try (LogCapture log = new LogCapture()) {
            List<EventId> ids = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                ids.add(client.captureException(Shop.failure()));
            }
            assertThat(ids.stream().filter(EventId::isPresent).count()).isBetween(5L, 6L);
            assertThat(ids.get(49)).isEqualTo(EventId.NONE);
            assertThat(ids).startsWith(ids.get(0)).first().matches(EventId::isPresent);
            await().untilAsserted(
                            () ->
                                    assertThat(log.warnings())
                                            .as("one line for all refused")
                                            .hasSize(1));

            transport.released.countDown();
            assertThat(client.flush(LONG)).isTrue();
            await().untilAsserted(
                            () ->
                                    assertThat(log.infos())
                                            .singleElement()
                                            .asString()
                                            .contains("refused"));
            assertThat(client.captureMessage("room again").isPresent()).isTrue();
            assertThat(client.flush(LONG)).isTrue();
        }
        client.close();
    }

    @Test
    void refusesWhatWouldRetainTooMuch() {
        Held transport = new Held();
        Client client = Client.create(asynchronous(transport).queueBytes(1 << 16).build());
        String body = "x".repeat(20_000);
        long accepted = 0;
        for (int i = 0; i < 50; i++) {
            EventId id =
                    client.captureMessage(
                            "test",
                            event ->
                                    event.request(
                                            org.ravenee.HttpRequest.builder().data(body).build()));
            accepted += id.isPresent() ? 1 : 0;
        }

        assertThat(accepted).isBetween(2L, 4L);
        transport.released.countDown();
        assertThat(client.flush(LONG)).isTrue();
        assertThat(transport.server.events()).hasSize((int) accepted);
        client.close();
    }

    @Test
    void tellsWhetherAnythingIsLeft() {
        Held transport = new Held();
        Client client = Client.create(asynchronous(transport).build());
        assertThat(client.flush(Duration.ZERO)).isTrue();
        client.captureMessage("test");

        assertThat(client.flush(Duration.ofMillis(1))).isFalse();
        assertThat(client.flush(Duration.ofSeconds(-1))).isFalse();
        transport.released.countDown();
        assertThat(client.flush(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
        assertThat(transport.server.events()).hasSize(1);
        client.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void triesAgainWhatATransportFailedToSend(Fault fault) {
        AtomicBoolean healthy = new AtomicBoolean();
        RecordingTransport server = new RecordingTransport();
        Transport transport =
                envelope -> healthy.get() ? server.send(envelope) : fault.send(envelope);
        Client client = Client.create(asynchronous(transport).build());
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.captureMessage("kept").isPresent()).isTrue();
            }
            await().untilAsserted(() -> assertThat(log.warnings()).isNotEmpty());
            assertThat(client.stats().queued()).isEqualTo(20);

            healthy.set(true);
            assertThat(client.flush(LONG)).isTrue();
            assertThat(server.events()).hasSize(20);
            assertThat(log.warnings()).as("one line for all").hasSize(1);
            assertThat(log.warnings().get(0)).doesNotContain("s3cr3tkey");
            assertThat(log.infos()).singleElement().asString().contains("again");
        }
        client.close();
    }

    @Test
    void triesAgainWhatATransportWasInterruptedFor() {
        AtomicInteger sent = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        RecordingTransport server = new RecordingTransport();
        Transport transport =
                envelope -> {
                    if (sent.incrementAndGet() > 2) {
                        return server.send(envelope);
                    }
                    try {
                        never.await();
                        throw new AssertionError("it never comes");
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                };
        Client client =
                Client.create(
                        asynchronous(transport)
                                .connectTimeout(Duration.ofMillis(1))
                                .timeout(Duration.ofMillis(1))
                                .build());
        for (int i = 0; i < 8; i++) {
            client.captureMessage("test");
        }

        assertThat(client.flush(LONG)).isTrue();
        assertThat(server.events()).hasSize(8);
        client.close();
    }

    @Test
    void keepsItsDeadlineWhateverTheTransportDoes() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger sending = new AtomicInteger();
        Transport hanging =
                new Transport() {
                    @Override
                    public Result send(Envelope envelope) {
                        sending.addAndGet(envelope.eventId().isPresent() ? 1 : 0);
                        return hang();
                    }

                    @Override
                    public void close() {
                        hang();
                    }

                    private Result hang() {
                        while (true) {
                            try {
                                never.await();
                                return Result.unavailable("woken");
                            } catch (InterruptedException e) {
                                // deaf, too
                            }
                        }
                    }
                };
        Client client =
                Client.create(asynchronous(hanging).shutdownTimeout(Duration.ofMillis(50)).build());
        for (int i = 0; i < 10; i++) {
            client.captureMessage("test");
        }
        await().until(() -> sending.get() > 0);
        try (LogCapture log = new LogCapture()) {
            client.close();
            int sent = sending.get();
            Client.create(
                            asynchronous(hanging)
                                    .transport("sync")
                                    .shutdownTimeout(Duration.ofMillis(50))
                                    .build())
                    .close();

            assertThat(client.isEnabled()).isFalse();
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains((10 - sent) + " are lost, " + sent + " were being sent");
        } finally {
            never.countDown();
        }
    }

    @Test
    void closesATransportOnceAndSurvivesItsFailure() {
        AtomicInteger closed = new AtomicInteger();
        Transport transport =
                new Transport() {
                    @Override
                    public Result send(Envelope envelope) {
                        return Result.delivered();
                    }

                    @Override
                    public void close() {
                        closed.incrementAndGet();
                        throw new IllegalStateException("close");
                    }
                };
        for (String kind : List.of("async", "sync")) {
            Client client = Client.create(asynchronous(transport).transport(kind).build());
            assertThatCode(
                            () -> {
                                client.close();
                                client.close();
                            })
                    .doesNotThrowAnyException();
        }

        assertThat(closed).hasValue(2);
    }

    @Test
    void losesNoCountWhenClosedWhileOthersCapture() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (LogCapture quiet = new LogCapture()) {
            for (int round = 0; round < 20; round++) {
                RecordingTransport server = new RecordingTransport();
                Client client = Client.create(asynchronous(server).build());
                List<Future<Integer>> accepted = new ArrayList<>();
                CountDownLatch start = new CountDownLatch(1);
                for (int t = 0; t < 2; t++) {
                    accepted.add(
                            threads.submit(
                                    () -> {
                                        start.await();
                                        int count = 0;
                                        while (client.captureMessage("test").isPresent()) {
                                            count++;
                                        }
                                        return count;
                                    }));
                }
                Future<?> closed =
                        threads.submit(
                                () -> {
                                    start.await();
                                    client.close();
                                    return null;
                                });
                start.countDown();
                int ids = 0;
                for (Future<Integer> count : accepted) {
                    ids += count.get();
                }
                closed.get();

                assertThat(client.flush(LONG)).as("nothing pending after close").isTrue();
                assertThat(server.envelopes()).hasSizeLessThanOrEqualTo(ids);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void deliversOnTheCallingThreadIfToldSo() {
        List<Thread> threads = new ArrayList<>();
        Transport transport =
                envelope -> {
                    threads.add(Thread.currentThread());
                    return Transport.Result.delivered();
                };
        Client byOption = Client.create(asynchronous(transport).transport("sync").build());
        Client byDsn =
                Client.create(
                        asynchronous(transport).dsn("sync+" + RecordingTransport.DSN).build());
        byOption.captureMessage("test");
        byDsn.captureMessage("test");

        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void returnsNoIdWhereDeliveryOnTheCallingThreadFails(Fault fault) {
        Client client = Client.create(asynchronous(fault).transport("sync").build());
        try (LogCapture log = new LogCapture()) {
            assertThat(client.captureMessage("one")).isEqualTo(EventId.NONE);
            assertThat(client.captureException(Shop.failure())).isEqualTo(EventId.NONE);
            assertThat(log.warnings()).hasSize(1);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void raisesTheErrorsOfDeliveryIfToldSo() {
        Transport refusing = envelope -> Transport.Result.rejected("HTTP 400");
        Client client =
                Client.create(
                        asynchronous(refusing).transport("sync").raiseSendErrors(true).build());

        assertThatThrownBy(() -> client.captureMessage("test"))
                .isInstanceOf(DeliveryException.class)
                .hasMessage("HTTP 400");
        assertThatThrownBy(() -> client.captureException(Shop.failure()))
                .isInstanceOf(DeliveryException.class);
        assertThatThrownBy(() -> client.send(org.ravenee.Event.builder().build()))
                .isInstanceOf(DeliveryException.class);
        assertThat(client.lastEventId()).isEqualTo(EventId.NONE);

        Client asynchronous = Client.create(asynchronous(refusing).raiseSendErrors(true).build());
        assertThatCode(() -> asynchronous.captureMessage("test")).doesNotThrowAnyException();
        asynchronous.close();
    }

    @Test
    void saysEachReasonOfARefusalOnceAndNotForEver() {
        AtomicInteger reason = new AtomicInteger();
        Transport refusing =
                envelope -> Transport.Result.rejected("reason " + reason.getAndIncrement() / 2);
        Client client = Client.create(asynchronous(refusing).build());
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 4; i++) {
                client.captureMessage("test");
            }
            assertThat(client.flush(LONG)).isTrue();
            assertThat(log.warnings()).hasSize(2);
            for (int i = 0; i < 500; i++) {
                client.captureMessage("test");
            }
            assertThat(client.flush(LONG)).isTrue();
            assertThat(log.warnings()).hasSizeLessThanOrEqualTo(50);
        }
        client.close();
    }

    @Test
    void aDiscardingTransportSaysThatItDelivered() {
        Client client =
                Client.create(
                        asynchronous(Transport.discarding())
                                .transport("sync")
                                .raiseSendErrors(true)
                                .build());

        assertThat(client.captureMessage("test").isPresent()).isTrue();
    }
}
