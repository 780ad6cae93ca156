/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ValueConverterTest {

    private final ValueConverter converter = new ValueConverter(20, 5);

    private Object convert(Object value) {
        return converter.convert(value);
    }

    @Test
    void keepsWhatJsonKnows() {
        assertThat(convert(null)).isNull();
        assertThat(convert(true)).isEqualTo(true);
        assertThat(convert(7)).isEqualTo(7);
        assertThat(convert(7L)).isEqualTo(7L);
        assertThat(convert((short) 7)).isEqualTo(7);
        assertThat(convert(1.5)).isEqualTo(1.5);
        assertThat(convert(new BigDecimal("1.50"))).isEqualTo(new BigDecimal("1.50"));
        assertThat(convert("text")).isEqualTo("text");
        assertThat(convert(new AtomicInteger(7))).isEqualTo(7L);
        assertThat(convert(new AtomicBoolean(true))).isEqualTo(true);
    }

    @Test
    void writesNumbersThatJsonDoesNotKnowAsText() {
        assertThat(convert(Double.NaN)).isEqualTo("NaN");
        assertThat(convert(Float.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
        assertThat(convert(new Fraction())).isEqualTo("1/3");
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void doesNotWriteOutHugeNumbers() {
        BigInteger huge = BigInteger.ONE.shiftLeft(40_000_000);

        assertThat((String) convert(huge)).startsWith("<a number of");
        assertThat((String) convert(new BigDecimal(huge, 3))).startsWith("<a number of");
    }

    @Test
    void writesDatesAndTheLikeAsText() {
        assertThat(convert(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(convert(LocalDate.of(2026, 1, 2))).isEqualTo("2026-01-02");
        assertThat(convert(new Date(0))).isEqualTo("1970-01-01T00:00:00Z");
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(0);
        assertThat(convert(calendar)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(convert(TimeUnit.DAYS)).isEqualTo("DAYS");
        assertThat(convert(String.class)).isEqualTo("java.lang.String");
        assertThat(convert(new StringBuilder("built"))).isEqualTo("built");
    }

    @Test
    void keepsTheShapeOfContainers() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("a", List.of(1, "b"));
        map.put(2, Optional.of("c"));
        map.put(null, new int[] {1, 2});

        assertThat(convert(map))
                .isEqualTo(Map.of("a", List.of(1, "b"), "2", "c", "null", List.of(1, 2)));
        assertThat(convert(Optional.empty())).isNull();
        assertThat(convert(new String[] {"a", null})).isEqualTo(Arrays.asList("a", null));
        assertThat(convert(Set.of("a"))).isEqualTo(List.of("a"));
    }

    @Test
    void noTwoValuesFallUnderOneName() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(1, "int");
        map.put(1L, "long");
        map.put("1", "text");
        map.put("x".repeat(30) + 1, "one");
        map.put("x".repeat(30) + 2, "two");

        List<Object> all = List.of("int", "long", "text", "one", "two");
        assertThat(List.copyOf(((Map<?, ?>) convert(map)).values())).isEqualTo(all);
        assertThat(List.copyOf(converter.convertAll(map).values())).isEqualTo(all);
    }

    @Test
    void makesNoMoreOfAMapThanIsAllowed() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            map.put("name " + i, "x".repeat(20));
        }

        assertThat(converter.convertAll(map, 200).toString()).hasSizeLessThan(400);
    }

    @Test
    void showsNoBytesAndNoChars() {
        assertThat(convert(new byte[3])).isEqualTo("<3 bytes>");
        assertThat(convert("hunter2".toCharArray())).isEqualTo("<7 chars>");
    }

    @Test
    void cutsTextsWithoutBreakingACharacter() {
        assertThat((String) convert("x".repeat(21))).isEqualTo("x".repeat(17) + "...");
        assertThat(convert("x".repeat(20))).isEqualTo("x".repeat(20));
        String faces = "\ud83d\ude00".repeat(20);
        String cut = (String) convert(faces);
        assertThat(cut).isEqualTo("\ud83d\ude00".repeat(8) + "...");
        assertThat(Texts.cut("abcdef", 2)).hasSize(0);
    }

    @Test
    void keepsTheFirstElementsOfContainers() {
        assertThat((List<?>) convert(IntStream.range(0, 9).boxed().toList())).hasSize(5);
        assertThat((List<?>) convert(new int[9])).hasSize(5);
        Map<Integer, Integer> map = new HashMap<>();
        IntStream.range(0, 9).forEach(i -> map.put(i, i));
        assertThat((Map<?, ?>) convert(map)).hasSize(5);
        assertThat(converter.convertAll(Map.of("a", map))).containsKey("a");
    }

    @Test
    void stopsAtCyclesAndDepth() {
        List<Object> cyclic = new ArrayList<>();
        cyclic.add(cyclic);
        assertThat(convert(cyclic)).isEqualTo(List.of("<...>"));

        List<Object> shared = List.of("x");
        assertThat(convert(List.of(shared, shared))).isEqualTo(List.of(shared, shared));

        Object deep = "deep";
        for (int i = 0; i < 100; i++) {
            deep = List.of(deep);
        }
        assertThat(convert(deep).toString())
                .isEqualTo(
                        "[[[[[[<java.util.ImmutableColl...]]]]]]"
                                .replace(
                                        "<java.util.ImmutableColl...",
                                        "<" + List.of(1).getClass().getName() + ">"));
    }

    @Test
    void survivesMethodsThatFail() {
        assertThat((String) convert(failing(() -> new IllegalStateException())))
                .contains("unreadable");
        assertThat((String) convert(failing(() -> new AssertionError()))).contains("unreadable");
        assertThat((String) convert(new Recursive())).contains("StackOverflowError");
        assertThat(convert(new NullText())).isEqualTo("null");
        assertThat(convert(Map.of(failing(IllegalStateException::new), "value")).toString())
                .contains("value");
    }

    @Test
    void countsWhatItSaysAboutValuesThatItCannotRead() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            values.put("name " + i, failing(IllegalStateException::new));
        }

        assertThat(converter.convertAll(values, 1_000).toString()).hasSizeLessThan(2_000);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void endsWhereContainersDoNot() {
        assertThat((List<?>) convert(new EndlessSet())).hasSize(5);
        assertThat((Map<?, ?>) convert(new EndlessMap())).hasSize(1);
        assertThat(converter.convertAll(new EndlessMap())).containsKey("...");
        assertThat(new ValueConverter(20, 10_000).convertAll(Map.of("a", nested(5))).toString())
                .hasSizeLessThan(2_000_000);
    }

    private static Object nested(int depth) {
        return depth == 0 ? "x" : Collections.nCopies(1_000, nested(depth - 1));
    }

    @Test
    void keepsWhatItReadOfAMapThatChanges() {
        Map<String, Object> changing = new LinkedHashMap<>();
        changing.put("first", "kept");
        changing.put(
                "second",
                new Object() {
                    @Override
                    public String toString() {
                        changing.put("new" + changing.size(), "x");
                        return "second";
                    }
                });
        changing.put("third", "x");

        assertThat(converter.convertAll(changing)).containsEntry("first", "kept");
        assertThat(convert(changing)).isNotNull();
    }

    @Test
    void doesNotChangeWithWhatItConverted() {
        Map<String, Object> map = new HashMap<>(Map.of("a", new ArrayList<>(List.of(1))));
        Object converted = convert(map);
        map.clear();

        assertThat(converted).isEqualTo(Map.of("a", List.of(1)));
    }

    private static Object failing(Supplier<? extends Throwable> failure) {
        return new Object() {
            @Override
            public String toString() {
                throw ValueConverterTest.<RuntimeException>sneaky(failure.get());
            }
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static final class Recursive {
        @Override
        public String toString() {
            return "x" + this;
        }
    }

    private static final class NullText {
        @Override
        public String toString() {
            return null;
        }
    }

    private static final class Fraction extends Number {
        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            return 0;
        }

        @Override
        public long longValue() {
            return 0;
        }

        @Override
        public float floatValue() {
            return 1f / 3;
        }

        @Override
        public double doubleValue() {
            return 1.0 / 3;
        }

        @Override
        public String toString() {
            return "1/3";
        }
    }

    private static final class Endless<T> implements Iterator<T> {
        private final T element;

        Endless(T element) {
            this.element = element;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public T next() {
            return element;
        }
    }

    private static final class EndlessSet extends AbstractSet<String> {
        @Override
        public Iterator<String> iterator() {
            return new Endless<>("x");
        }

        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }
    }

    private static final class EndlessMap extends AbstractMap<String, String> {
        @Override
        public Set<Entry<String, String>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<String, String>> iterator() {
                    return new Endless<>(Map.entry("same", "x"));
                }

                @Override
                public int size() {
                    return Integer.MAX_VALUE;
                }
            };
        }
    }
}
