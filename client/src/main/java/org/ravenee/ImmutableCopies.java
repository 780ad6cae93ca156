/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.lang.reflect.Array;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Copies the collections that callers hand over. The copies are lenient, because a builder is used
 * where something else has just failed: null becomes an empty map, an entry without a name or of
 * another type than declared is skipped or shortened to the name of its class, and of a map that
 * throws or does not end the entries read so far are kept.
 */
final class ImmutableCopies {

    private static final int MOST = 1_000;

    /** The most elements of a part of an event; a list or map that does not end has no more. */
    private static final int MOST_OF_EVENT = 10_000;

    private ImmutableCopies() {}

    /** An immutable copy without null names and null values. */
    static Map<String, String> texts(@Nullable Map<?, ?> map) {
        return copy(map, false, ImmutableCopies::text);
    }

    /** An immutable copy without null names; a null value is a value. */
    static Map<String, Object> values(@Nullable Map<?, ?> map) {
        return copy(map, true, value -> value);
    }

    /** An immutable copy of the first elements, nulls included; none if the list cannot be read. */
    static <E> List<E> list(@Nullable Collection<E> list) {
        if (list == null) {
            return List.of();
        }
        List<E> copy;
        try {
            copy = new ArrayList<>(Math.max(0, Math.min(list.size(), MOST_OF_EVENT)));
            Iterator<E> elements = list.iterator();
            while (elements.hasNext() && copy.size() < MOST_OF_EVENT) {
                copy.add(elements.next());
            }
        } catch (RuntimeException e) {
            return List.of();
        }
        // List.copyOf would refuse null, which the event model takes for no value.
        return copy.isEmpty() ? List.of() : Collections.unmodifiableList(copy);
    }

    /** An immutable copy of the first entries, nulls included; none if the map cannot be read. */
    static <V> Map<String, V> map(@Nullable Map<String, V> map) {
        if (map instanceof Copy) {
            return map;
        }
        Map<String, V> copy = new LinkedHashMap<>();
        try {
            if (map != null && !map.isEmpty()) {
                Iterator<Map.Entry<String, V>> entries = map.entrySet().iterator();
                for (int i = 0; i < MOST_OF_EVENT && entries.hasNext(); i++) {
                    Map.Entry<String, V> entry = entries.next();
                    copy.put(entry.getKey(), entry.getValue());
                }
            }
        } catch (RuntimeException e) {
            return Map.of();
        }
        return copy.isEmpty() ? Map.of() : new Copy<>(copy);
    }

    /** An immutable copy of a map of maps; what is no map is left out. */
    @SuppressWarnings("unchecked") // the names are checked by nothing, as those of the outer map
    static Map<String, Map<String, Object>> maps(@Nullable Map<?, ?> maps) {
        Map<String, Map<String, Object>> copy = new LinkedHashMap<>();
        map((Map<String, Object>) maps)
                .forEach(
                        (name, map) -> {
                            if (map instanceof Map<?, ?> inner) {
                                copy.put(name, map((Map<String, Object>) inner));
                            }
                        });
        return Collections.unmodifiableMap(copy);
    }

    /** A mutable copy with room for a few entries. */
    static Map<String, Object> open(Map<String, Object> map) {
        Map<String, Object> open = new LinkedHashMap<>(4);
        open.putAll(map);
        return open;
    }

    /**
     * A copy of a map or an array, which its owner may change. Maps of other classes than the JDK's
     * are left alone: reading one may load it from a database.
     */
    @Nullable
    static Object value(@Nullable Object value) {
        if (value == null || value.getClass().getClassLoader() != null) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return entries(map);
        }
        if (!value.getClass().isArray()) {
            return value;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        System.arraycopy(value, 0, copy, 0, length);
        return copy;
    }

    /** The first entries of a map with keys of any type; of one that fails, those read so far. */
    private static Map<Object, Object> entries(Map<?, ?> map) {
        Map<Object, Object> copy = new LinkedHashMap<>();
        read(map, copy::put);
        return Collections.unmodifiableMap(copy);
    }

    /** Adds an entry to a map that becomes one of {@link #values}. */
    @SuppressWarnings("NullAway") // null is a value like any other
    static void put(Map<String, Object> open, @Nullable String name, @Nullable Object value) {
        if (name != null && (open.size() < MOST || open.containsKey(name))) {
            open.put(name, value);
        }
    }

    /** Returns a text; toString() of application classes is not called, as it may not end. */
    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Comparable && value.getClass().getClassLoader() == null
                ? value.toString()
                : "<" + value.getClass().getName() + ">";
    }

    @SuppressWarnings("NullAway") // null is a value like any other
    private static <V> Map<String, V> copy(
            @Nullable Map<?, ?> map, boolean nulls, Function<Object, V> form) {
        if (map == null) {
            return Map.of();
        }
        Map<String, V> copy = new LinkedHashMap<>();
        read(
                map,
                (name, value) -> {
                    if (name != null && (nulls || value != null)) {
                        copy.put(text(name), value == null ? null : form.apply(value));
                    }
                });
        return copy.isEmpty() ? Map.of() : Collections.unmodifiableMap(copy);
    }

    /** Passes on the first entries of a map; of one that fails, those read so far. */
    private static void read(Map<?, ?> map, BiConsumer<Object, Object> reader) {
        try {
            if (map.isEmpty()) {
                return;
            }
            int left = MOST;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                // Not the size of the copy: a map may give the same name again and again.
                if (left-- == 0) {
                    break;
                }
                reader.accept(entry.getKey(), entry.getValue());
            }
        } catch (Throwable e) {
            // The entries read so far are reported.
        }
    }

    /** A map that was copied here. An event that is made of another event shares it. */
    private static final class Copy<V> extends AbstractMap<String, V> {

        private final Map<String, V> entries;

        Copy(Map<String, V> entries) {
            this.entries = Collections.unmodifiableMap(entries);
        }

        @Override
        public Set<Map.Entry<String, V>> entrySet() {
            return entries.entrySet();
        }

        @Override
        public @Nullable V get(@Nullable Object name) {
            return entries.get(name);
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return entries.containsKey(name);
        }
    }
}
