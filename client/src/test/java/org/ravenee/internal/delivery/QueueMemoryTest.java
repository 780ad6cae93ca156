/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ravenee.Client;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.Transport;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.RecordingTransport;

/** Waiting events take as much memory as is allowed, whatever they consist of. */
@Timeout(120)
class QueueMemoryTest {

    private static final int ROOM = 1 << 20;
    private static final int LARGE = 100_000;

    /** A multiple of what is counted is fine, a multiple of the room is not. */
    private static final int FITS = ROOM / LARGE;

    private final CountDownLatch released = new CountDownLatch(1);

    /** Keeps all workers busy, so that nothing is serialised. */
    private final Processor held =
            event -> {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return event;
            };

    private final Client client =
            Client.create(
                    Options.builder()
                            .dsn(RecordingTransport.DSN)
                            .serverName("test")
                            .queueBytes(ROOM)
                            .processors(held)
                            .transport(Transport.discarding())
                            .build());

    @AfterEach
    void end() {
        released.countDown();
        client.close();
    }

    private void assertBounded(Function<String, EventId> capture) {
        int accepted = 0;
        for (int i = 0; i < 10 * FITS; i++) {
            // The first ones may be on their way already.
            accepted += capture.apply("x".repeat(LARGE)).isPresent() ? 1 : 0;
        }
        assertThat(accepted).isBetween(FITS / 2, FITS + 3);
    }

    @Test
    void messagesOfExceptionsCount() {
        assertBounded(text -> client.captureException(new IllegalStateException(text)));
    }

    @Test
    void messagesOfCausesCount() {
        assertBounded(
                text ->
                        client.captureException(
                                new IllegalStateException(
                                        "small", new IllegalArgumentException(text))));
    }

    @Test
    void extraDataCounts() {
        assertBounded(
                text -> client.captureMessage("test", event -> event.extras(parts(text + text))));
    }

    @Test
    void theDataOfTheContextCounts() {
        assertBounded(
                text -> {
                    client.context()
                            .extras(parts(text + text))
                            .tag("tag", text.substring(0, 100))
                            .request(
                                    HttpRequest.builder()
                                            .headers(Map.of("a", text.substring(0, 100)))
                                            .build());
                    return client.captureMessage("test");
                });
    }

    @Test
    void theDataOfAnEventThatIsSentCounts() {
        assertBounded(text -> client.send(Event.builder().extra(parts(text + text)).build()));
    }

    /** Half of a text in parts that are not too long to be kept. */
    private static Map<String, Object> parts(String text) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (int i = 0; i < text.length() / 2000; i++) {
            parts.put("part" + i, text.substring(i * 1000, (i + 1) * 1000));
        }
        return parts;
    }

    @Test
    void anEventThatWaitsForTheServerReleasesTheApplicationsObjects() throws IOException {
        try (FaultServer server = new FaultServer()) {
            server.down();
            try (Client waiting =
                    Client.create(Options.builder().dsn(server.dsn()).serverName("test").build())) {
                List<WeakReference<Throwable>> thrown = new ArrayList<>();
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    Throwable failure = new IllegalStateException("failure " + i);
                    thrown.add(new WeakReference<>(failure));
                    ids.add(waiting.captureException(failure).toString());
                }
                await().atMost(Duration.ofSeconds(60))
                        .until(
                                () -> {
                                    System.gc();
                                    return thrown.stream().allMatch(one -> one.refersTo(null));
                                });
                assertThat(waiting.stats().queued()).isEqualTo(30);
                server.up();
                assertThat(waiting.flush(Duration.ofSeconds(60))).isTrue();
                assertThat(server.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
            }
        }
    }
}
