/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeTry;
import org.ravenee.Event;
import org.ravenee.testkit.Recorder;

/** The result of every conversion is JSON, small, and shares nothing with its input. */
class ValueConverterProperties {

    private static final int LONGEST = 40;
    private static final int MOST = 5;
    private static final int DEEPEST = 6;
    private static final int MOST_VALUES = 5_000;
    private static final int MOST_CHARS = 200_000;

    private final ValueConverter converter = new ValueConverter(LONGEST, MOST);

    private int values;
    private int chars;

    @BeforeTry
    void countFromZero() {
        values = 0;
        chars = 0;
    }

    private void checkWithin(Object value, int depth) {
        values++;
        if (value instanceof String text) {
            boolean isNameOfClass = text.startsWith("<") && text.endsWith(">");
            assertThat(isNameOfClass || text.length() <= LONGEST).as(text).isTrue();
            chars += text.length();
        } else if (value instanceof List<?> list) {
            assertThat(depth).isLessThan(DEEPEST);
            assertThat(list).hasSizeLessThanOrEqualTo(MOST);
            list.forEach(element -> checkWithin(element, depth + 1));
        } else if (value instanceof Map<?, ?> map) {
            assertThat(depth).isLessThan(DEEPEST);
            // A record has as many components as it has.
            assertThat(map).hasSizeLessThanOrEqualTo(MOST);
            map.forEach(
                    (name, member) -> {
                        assertThat(name).isInstanceOf(String.class);
                        chars += name.toString().length();
                        checkWithin(member, depth + 1);
                    });
        } else if (value instanceof Double || value instanceof Float) {
            assertThat(Double.isFinite(((Number) value).doubleValue())).isTrue();
        } else {
            assertThat(value == null || value instanceof Boolean || value instanceof Number)
                    .isTrue();
        }
    }

    private static String json(Object value) {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("value", value);
        String event = Recorder.json(Event.builder().timestamp(Instant.EPOCH).extra(extra).build());
        try (var reader = Json.createReader(new StringReader(event))) {
            return reader.readObject().getJsonObject("extra").toString();
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theResultIsJsonWithinTheLimits(@ForAll("anything") Object value) {
        Object converted = converter.convert(value);

        checkWithin(converted, 0);
        assertThat(values).isLessThanOrEqualTo(MOST_VALUES);
        assertThat(chars).isLessThan(MOST_CHARS);
        assertThat(json(converted)).isNotEmpty();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aMapWithNamesOfTheCallerKeepsAllOfThem(@ForAll("maps") Map<Object, Object> map) {
        Map<String, Object> converted = converter.convertAll(map);

        assertThat(converted).hasSameSizeAs(map);
        converted.values().forEach(value -> checkWithin(value, 0));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theSizeOfACopyIsBounded(@ForAll("maps") Map<Object, Object> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            named.put("n" + i, map);
        }
        converter.convertAll(named, 2_048).values().forEach(value -> checkWithin(value, 0));

        assertThat(values).isLessThanOrEqualTo(2_048 / 16 + 100);
        assertThat(chars).isLessThan(2_048 * 4);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void laterChangesDoNotMatter(@ForAll("anything") Object value) {
        Object converted = converter.convert(value);
        String before = json(converted);
        change(value, Collections.newSetFromMap(new IdentityHashMap<>()));

        assertThat(json(converted)).isEqualTo(before);
    }

    @SuppressWarnings("unchecked")
    private static void change(Object value, Set<Object> seen) {
        if (value == null || !seen.add(value)) {
            return;
        }
        if (value instanceof ArrayList<?> list) {
            List.copyOf(withoutNulls(list)).forEach(element -> change(element, seen));
            list.clear();
        } else if (value instanceof LinkedHashMap<?, ?> map) {
            withoutNulls(map.values()).forEach(member -> change(member, seen));
            map.clear();
        } else if (value instanceof Object[] array) {
            withoutNulls(Arrays.asList(array)).forEach(element -> change(element, seen));
            Arrays.fill(array, null);
        } else if (value instanceof int[] array) {
            Arrays.fill(array, 4711);
        } else if (value instanceof AtomicReference<?> reference) {
            change(reference.get(), seen);
            ((AtomicReference<Object>) reference).set("changed");
        } else if (value instanceof AtomicInteger number) {
            number.set(4711);
        } else if (value instanceof Date date) {
            date.setTime(4711);
        } else if (value instanceof StringBuilder text) {
            text.replace(0, text.length(), "changed");
        }
    }

    private static List<Object> withoutNulls(java.util.Collection<?> values) {
        List<Object> present = new ArrayList<>(values);
        present.removeIf(Objects::isNull);
        return present;
    }

    record Pair(Object left, Object right) {}

    @Provide
    Arbitrary<Object> anything() {
        return Combinators.combine(value(3), Arbitraries.of(0, 0, 0, 1, 3, 12))
                .as(
                        (value, wrappings) -> {
                            Object wrapped = value;
                            for (int i = 0; i < wrappings; i++) {
                                wrapped = new ArrayList<>(Collections.singletonList(wrapped));
                            }
                            return wrapped;
                        });
    }

    @Provide
    Arbitrary<Map<Object, Object>> maps() {
        return Arbitraries.maps(leaves().filter(Objects::nonNull), value(2)).ofMaxSize(9);
    }

    private static Arbitrary<Object> value(int depth) {
        if (depth == 0) {
            return leaves();
        }
        return Arbitraries.frequencyOf(
                Tuple.of(1, leaves()), Tuple.of(3, containers(value(depth - 1))));
    }

    private static Arbitrary<Object> containers(Arbitrary<Object> inner) {
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(7).map(ArrayList::new),
                inner.list().ofMaxSize(7).map(ValueConverterProperties::circular),
                inner.list().ofMaxSize(7).map(Collections::unmodifiableList),
                leaves().set().ofMaxSize(7).map(Collections::unmodifiableSet),
                inner.array(Object[].class).ofMaxSize(7),
                inner.map(AtomicReference::new),
                inner.optional(),
                Combinators.combine(inner, inner).as(Pair::new),
                Arbitraries.maps(leaves(), inner).ofMaxSize(7).map(LinkedHashMap::new));
    }

    private static Object circular(List<Object> elements) {
        List<Object> list = new ArrayList<>(elements);
        // By an array, whose hash code does not follow the circle.
        list.add(0, new Object[] {list});
        return list;
    }

    private static Arbitrary<Object> leaves() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMaxLength(100).asGeneric(),
                        Arbitraries.strings()
                                .withChars('\ud83d', '\ude00', '"', '\\', '\u0000', 'x')
                                .ofMaxLength(100)
                                .asGeneric(),
                        Arbitraries.integers().asGeneric(),
                        Arbitraries.longs().asGeneric(),
                        Arbitraries.doubles().asGeneric(),
                        Arbitraries.of(
                                        Double.NaN,
                                        Double.NEGATIVE_INFINITY,
                                        Float.POSITIVE_INFINITY,
                                        -0.0,
                                        BigInteger.ONE.shiftLeft(5_000),
                                        new BigDecimal("1e1000000"),
                                        Thread.State.NEW,
                                        String.class,
                                        LocalDate.EPOCH,
                                        Instant.MAX,
                                        new UUID(1, 2),
                                        true)
                                .asGeneric(),
                        Arbitraries.create(() -> new Date(0)).asGeneric(),
                        Arbitraries.create(() -> new AtomicInteger(7)).asGeneric(),
                        Arbitraries.create(() -> new StringBuilder("built")).asGeneric(),
                        Arbitraries.create(() -> new int[] {1, 2, 3, 4, 5, 6, 7}).asGeneric(),
                        Arbitraries.create(() -> "secret".toCharArray()).asGeneric(),
                        Arbitraries.create(Failing::new).asGeneric())
                .injectNull(0.05);
    }

    /** Fails for the converter, and has a text for those who run the property. */
    private static final class Failing {
        @Override
        public String toString() {
            boolean isConverted =
                    StackWalker.getInstance()
                            .walk(
                                    calls ->
                                            calls.anyMatch(
                                                    call ->
                                                            call.getClassName()
                                                                    .endsWith(".Conversion")));
            if (isConverted) {
                throw new IllegalStateException();
            }
            return "Failing";
        }
    }
}
