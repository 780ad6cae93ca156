/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ravenee.inbox.internal.json.JsonDocument;

class EventStoreTest {

    @Test
    void forgetsTheOldestWhenThereAreTooMany() {
        EventStore store = new EventStore(2, 1000);
        store.add(event("{\"n\":1}"));
        store.add(event("{\"n\":2}"));
        store.add(event("{\"n\":3}"));

        assertThat(store.newestFirst()).extracting(StoredEvent::number).containsExactly(3L, 2L);
    }

    @Test
    void forgetsTheOldestWhenTheyAreTooLarge() {
        EventStore store = new EventStore(500, 200);
        String large = "{\"a\":\"" + "x".repeat(60) + "\"}";
        store.add(event(large));
        store.add(event(large));
        assertThat(store.newestFirst()).extracting(StoredEvent::number).containsExactly(2L);

        store.add(event("{}"));
        assertThat(store.newestFirst()).extracting(StoredEvent::number).containsExactly(3L, 2L);
    }

    @Test
    void countsTheHeadersOfAnEventAsPartOfItsSize() {
        EventStore store = new EventStore(500, 1000);
        store.add(event("{\"n\":1}", "{}", Map.of("X-Note", List.of("x".repeat(600)))));
        store.add(event("{\"n\":2}", "{\"x\":\"" + "x".repeat(600) + "\"}", Map.of()));

        assertThat(store.newestFirst()).extracting(StoredEvent::number).containsExactly(2L);
    }

    @Test
    void keepsOneEventHoweverLargeItIs() {
        EventStore store = new EventStore(500, 1);
        store.add(event("{\"n\":1}"));

        assertThat(store.newestFirst()).hasSize(1);
    }

    @Test
    void doesNotHandOutWhatItForgot() throws Exception {
        EventStore store = new EventStore(1, 1000);
        store.add(event("{\"n\":1}"));
        store.add(event("{\"n\":2}"));

        assertThat(store.take(Duration.ZERO)).map(StoredEvent::number).hasValue(2L);
        assertThat(store.take(Duration.ofSeconds(-1))).isEmpty();
    }

    @Test
    void waitsNoLongerThanItShall() throws Exception {
        EventStore store = new EventStore(1, 1000);
        long start = System.nanoTime();

        assertThat(store.take(Duration.ofMillis(20))).isEmpty();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
    }

    @Test
    void handsEachEventToOneOfManyTakers() throws Exception {
        EventStore store = new EventStore(500, 100_000);
        Set<Long> taken = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 400; i++) {
            threads.submit(() -> store.add(event("{}")));
            threads.submit(
                    () -> {
                        long number = store.take(Duration.ofSeconds(10)).orElseThrow().number();
                        assertThat(taken.add(number)).isTrue();
                        return number;
                    });
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(taken).hasSize(400);
    }

    private static StoredEvent event(String json) {
        return event(json, "{}", Map.of());
    }

    private static StoredEvent event(
            String json, String envelopeHeader, Map<String, List<String>> httpHeaders) {
        return StoredEvent.received(
                "0".repeat(32),
                Instant.EPOCH,
                "1",
                json,
                JsonDocument.of(json).root(),
                envelopeHeader,
                httpHeaders);
    }
}
