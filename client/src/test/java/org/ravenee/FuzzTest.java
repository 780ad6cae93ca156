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
import org.ravenee.internal.event.SizeLimit;
import org.ravenee.internal.values.ForeignCode;
import org.ravenee.internal.values.ValueConverter;
import org.ravenee.processors.SanitizePasswordsProcessor;
import org.ravenee.testkit.Recorder;

/**
 * Hostile values by the thousand; a million of them with
 *
 * <pre>
 * mvn -pl client test -Pfuzz
 * </pre>
 *
 * Each is converted, scrubbed, limited and written. Whatever it was, the result is valid JSON below
 * a million bytes, and what was called a password is not in it. {@code -Draven.fuzz.seed} repeats a
 * run.
 */
class FuzzTest {

    private static final int VALUES = Integer.getInteger("raven.fuzz.values", 3_000);
    private static final long SEED = Long.getLong("raven.fuzz.seed", 42);
    private static final String SECRET = "Xq7geheim";

    private final Random random = new Random(SEED);

    @Test
    void everyValueBecomesASmallValidEventWithoutSecrets() {
        ForeignCode foreign = new ForeignCode(60_000, 60_000);
        ValueConverter converter = new ValueConverter(1024, 50, foreign);
        Processor scrubber = new SanitizePasswordsProcessor();
        Processor limit = new SizeLimit();
        long start = System.nanoTime();
        long largest = 0;
        for (int i = 0; i < VALUES; i++) {
            Map<String, Object> extra = new HashMap<>();
            extra.put("value", value(0));
            extra.put("password", SECRET);
            Event event = Event.builder().extra(converter.convertAll(extra)).build();
            String json = Recorder.json(limit.process(scrubber.process(event)));
            int bytes = json.getBytes(StandardCharsets.UTF_8).length;
            largest = Math.max(largest, bytes);

            assertThat(bytes).as("value %d", i).isLessThan(1_000_000);
            assertThat(json.contains(SECRET)).as("value %d: %s", i, json).isFalse();
            try (JsonReader reader = Json.createReader(new StringReader(json))) {
                assertThat(reader.readObject().containsKey("extra")).isTrue();
            }
        }
        foreign.close();
        System.out.printf(
                "%,d hostile values, seed %d: %.1f s, largest event %,d bytes%n",
                VALUES, SEED, (System.nanoTime() - start) / 1e9, largest);
    }

    private Object value(int depth) {
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
            map.put(random.nextInt(4) == 0 ? value(8) : text(), value(depth + 1));
        }
        String[] names = {
            "password", "user_Token", "apiKey", "Authorization", "x-secret", "creditCard"
        };
        map.put(
                names[random.nextInt(names.length)],
                random.nextBoolean() ? SECRET : List.of(SECRET));
        return map;
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

    /** Never ends, whoever walks it. */
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
