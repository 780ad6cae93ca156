/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ravenee.testkit.RecordingTransport;

/**
 * Hostile values by the thousand; a million of them with
 *
 * <pre>
 * mvn -pl client test -Pfuzz
 * </pre>
 *
 * Each goes in by every door that a client has, in the roles of a map, a text or anything else. An
 * event is sent as valid JSON of less than a million bytes, whatever values it has, and values with
 * the name of a password are not in it. {@code -Draven.fuzz.seed} repeats a run.
 */
class FuzzTest {

    private static final int VALUES = Integer.getInteger("raven.fuzz.values", 3_000);
    private static final long SEED = Long.getLong("raven.fuzz.seed", 42);
    private static final String SECRET = "Xq7geheim";
    private static final List<String> ATTRIBUTES =
            List.of(
                    "anything",
                    "message",
                    "logger",
                    "culprit",
                    "site",
                    "level",
                    "timestamp",
                    "time_spent",
                    "event_id",
                    "fingerprint",
                    "extra",
                    "user",
                    "request",
                    "breadcrumbs",
                    "exception");

    /** Names that do not stand for secrets. */
    private static final List<String> NAMES =
            List.of("release", "dist", "environment", "server_name", "modules");

    private final Random random = new Random(SEED);
    private int made;
    private final LastEvent server = new LastEvent();
    private final Client client =
            Client.create(
                    Options.builder()
                            .dsn("https://public@raven.invalid/1")
                            .installSysHook(false)
                            .installLoggingHook(false)
                            .transport("sync")
                            .transport(server)
                            .build());

    @Test
    void everyValueBecomesASmallValidEventWithoutSecrets() {
        long start = System.nanoTime();
        long largest = 0;
        int events = 0;
        while (made < VALUES) {
            EventId id = report(random.nextInt(5));
            assertThat(id.isPresent()).as("event %d", events).isTrue();
            String json = server.take();
            int bytes = json.getBytes(StandardCharsets.UTF_8).length;
            largest = Math.max(largest, bytes);

            assertThat(bytes).as("event %d", events).isLessThan(1_000_000);
            assertThat(json.contains(SECRET)).as("event %d: %s", events, json).isFalse();
            try (JsonReader reader = Json.createReader(new StringReader(json))) {
                assertThat(reader.readObject().getString("event_id")).isEqualTo(id.toString());
            }
            client.context().clear();
            events++;
        }
        assertThat(client.stats().delivered()).isEqualTo(events);
        assertThat(client.stats().refused()).isEmpty();
        client.close();
        System.out.printf(
                "%,d hostile values in %,d events, seed %d: %.1f s, largest event %,d bytes%n",
                made, events, SEED, (System.nanoTime() - start) / 1e9, largest);
    }

    private EventId report(int door) {
        return switch (door) {
            case 0 -> client.captureMessage("m", this::describe);
            case 1 -> client.captureException(new Hostile(random), this::describe);
            case 2 -> client.captureQuery("SELECT 1", this::describe);
            case 3 -> {
                remember();
                yield client.captureMessage("m");
            }
            default -> client.send(byHand());
        };
    }

    private void describe(EventBuilder event) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            switch (random.nextInt(11)) {
                case 0 -> event.extra("value", value(0)).extra("password", SECRET);
                case 1 -> event.extras(this.<Object>anyMap()).extra("token=" + SECRET, value(0));
                case 2 -> event.tags(pairs());
                case 3 -> event.user(user());
                case 4 -> event.request(request());
                case 5 -> event.breadcrumb(crumb -> crumb.message("m").data(anyMap()));
                case 6 -> event.params(value(0), value(3));
                case 7 -> event.fingerprint(text(), text()).tag(text(), text());
                case 8 -> event.data(any(NAMES), random.nextBoolean() ? text() : names());
                case 9 -> event.data("tags", pairs()).data("contexts", pairs());
                default -> event.data(any(ATTRIBUTES), value(0));
            }
        }
    }

    private void remember() {
        client.captureBreadcrumb(crumb -> crumb.message(text()).type(text()).data(anyMap()));
        client.captureBreadcrumb(crumb -> crumb.category(text()).data(text(), value(0)));
        client.userContext(user());
        client.httpContext(request());
        client.tagsContext(pairs());
        client.extraContext(this.<Object>anyMap());
    }

    private Event byHand() {
        return Event.builder()
                .tags(pairs())
                .extra(anyMap())
                .contexts(unchecked(pairs()))
                .modules(names())
                .user(user())
                .request(request())
                .breadcrumbs(Arrays.asList(null, Breadcrumb.of(text())))
                .fingerprint(Arrays.asList(null, text()))
                .build();
    }

    private User user() {
        return User.builder().id(text()).email(text()).data(anyMap()).data("x", value(0)).build();
    }

    private HttpRequest request() {
        return HttpRequest.builder()
                .url(text())
                .method(text())
                .queryString("password=" + SECRET + "&" + text())
                .headers(pairs())
                .cookies(pairs())
                .data(value(0))
                .env(pairs())
                .build();
    }

    /** Of keys and values that are not at all what they are said to be. */
    private <V> Map<String, V> anyMap() {
        return unchecked(random.nextInt(10) == 0 ? new Endless() : map(0));
    }

    /** With values that are not at all what they are said to be. */
    private Map<String, String> pairs() {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            pairs.put(text(), random.nextBoolean() ? map(0) : value(0));
        }
        return unchecked(pairs);
    }

    private Map<String, String> names() {
        Map<Object, Object> names = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            names.put(random.nextBoolean() ? text() : new Thrower(random), text());
        }
        return unchecked(names);
    }

    @SuppressWarnings("unchecked")
    private static <V> Map<String, V> unchecked(Map<?, ?> map) {
        return (Map<String, V>) map;
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A server that knows the last event only. */
    private static final class LastEvent implements Transport {

        private String last = "";

        @Override
        public Result send(Envelope envelope) {
            last = RecordingTransport.lines(envelope)[2];
            return Result.delivered();
        }

        String take() {
            String taken = last;
            last = "";
            return taken;
        }

        @Override
        public void close() {}
    }

    /** Has a message, a cause and a trace that may be anything. */
    private static final class Hostile extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1L;

        private final transient Random random;

        Hostile(Random random) {
            super("password=" + SECRET);
            this.random = random;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // only asked
        public Throwable getCause() {
            return switch (random.nextInt(4)) {
                case 0 -> null;
                case 1 -> this;
                case 2 -> throw new IllegalStateException();
                default -> new Hostile(random);
            };
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return random.nextInt(3) == 0 ? null : super.getStackTrace();
        }
    }

    private Object value(int depth) {
        made += depth == 0 ? 1 : 0;
        int kind = random.nextInt(depth > 7 ? 14 : 24);
        return switch (kind) {
            case 0 -> null;
            case 1 -> text();
            case 2 -> random.nextDouble() * Double.MAX_VALUE;
            case 3 -> Double.NaN;
            case 4 -> Float.NEGATIVE_INFINITY;
            case 5 -> new BigInteger(random.nextInt(3_000), random);
            case 6 -> new BigDecimal(BigInteger.TEN, random.nextInt());
            case 7 -> new char[random.nextInt(5)];
            case 8 -> new Thrower(random);
            case 9 -> new Recursive();
            case 10 -> Thread.State.values()[random.nextInt(6)];
            case 11 -> "password=" + SECRET + (random.nextBoolean() ? "&x=" : " ") + text();
            case 12 -> "https://ada:" + SECRET + "@a.example/?token=" + SECRET;
            case 13 -> "{\"secret\":\"" + SECRET + "\",\"x\":" + random.nextInt();
            case 14 -> list(depth);
            case 15 -> map(depth);
            case 16 -> circle();
            case 17 -> Optional.ofNullable(value(depth + 1));
            case 18 -> new Object[] {value(depth + 1), value(depth + 1)};
            case 19 -> new Credentials("ada", SECRET, value(depth + 1));
            case 20 -> new Endless();
            case 21 -> new Liar(depth);
            case 22 -> Collections.unmodifiableList(list(depth));
            default -> new IllegalStateException("token: " + SECRET, new Error(text()));
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(10) == 0 ? random.nextInt(5_000) : random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.append(
                    (char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000)));
        }
        return text.toString();
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private Map<Object, Object> map(int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            map.put(key(), value(depth + 1));
        }
        String[] names = {
            "password", "user_Token", "apiKey", "Authorization", "x-secret", "creditCard"
        };
        map.put(
                names[random.nextInt(names.length)],
                random.nextBoolean() ? SECRET : List.of(SECRET));
        return map;
    }

    private Object key() {
        return switch (random.nextInt(12)) {
            case 0 -> new Thrower(random);
            case 1 -> new Recursive();
            case 2 -> Double.NaN;
            case 3 -> new BigInteger(random.nextInt(3_000), random);
            case 4 -> null;
            default -> text();
        };
    }

    private static Object circle() {
        Map<String, Object> circle = new HashMap<>();
        circle.put("self", List.of(circle));
        return circle;
    }

    record Credentials(String user, String password, Object more) {}

    private record Thrower(Random random) {
        @Override
        public String toString() {
            switch (random.nextInt(4)) {
                case 0 -> throw new IllegalStateException();
                case 1 -> throw new StackOverflowError();
                case 2 -> throw new LinkageError();
                default -> {
                    return null;
                }
            }
        }
    }

    private static final class Recursive {
        private int depth;

        @Override
        public String toString() {
            return depth++ > 50 ? "deep" : "<" + this + ">";
        }
    }

    /** A map whose iterators never end. */
    private static final class Endless extends AbstractMap<Object, Object> {
        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return new java.util.AbstractSet<>() {
                @Override
                public Iterator<Entry<Object, Object>> iterator() {
                    return java.util.stream.Stream.generate(
                                    () -> Map.<Object, Object>entry("x", "y"))
                            .iterator();
                }

                @Override
                public int size() {
                    return -1;
                }
            };
        }
    }

    /** Says one thing about itself and does another. */
    private final class Liar extends AbstractList<Object> {
        private final int depth;

        Liar(int depth) {
            this.depth = depth;
        }

        @Override
        public Object get(int index) {
            if (index > 3) {
                throw new java.util.ConcurrentModificationException();
            }
            return value(depth + 1);
        }

        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }
    }
}
