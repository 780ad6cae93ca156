/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * ImmutableCopies what callers hand over. Lenient, because a builder is used where something else
 * has just failed: no map is an empty one, what has no name or is of another type than it claims to
 * be does not spoil the rest, and of a map that fails or does not end there is what was read so
 * far.
 */
final class ImmutableCopies {

    private static final int MOST = 1_000;

    private ImmutableCopies() {}

    /** An immutable copy without null names and null values. */
    static Map<String, String> texts(@Nullable Map<?, ?> map) {
        return copy(map, false, ImmutableCopies::text);
    }

    /** An immutable copy without null names; a null value is a value. */
    static Map<String, Object> values(@Nullable Map<?, ?> map) {
        return copy(map, true, value -> value);
    }

    /** A copy that can be added to, made for a few. */
    static Map<String, Object> open(Map<String, Object> map) {
        Map<String, Object> open = new LinkedHashMap<>(4);
        open.putAll(map);
        return open;
    }

    /** Adds to what is {@link #values} in the end. */
    @SuppressWarnings("NullAway") // null is a value like any other
    static void put(Map<String, Object> open, @Nullable String name, @Nullable Object value) {
        if (name != null && (open.size() < MOST || open.containsKey(name))) {
            open.put(name, value);
        }
    }

    /** The text of what is none may have no end, unless it is the JDK's own. */
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
        Map<String, V> copy = null;
        try {
            if (map == null || map.isEmpty()) {
                return Map.of();
            }
            copy = new LinkedHashMap<>();
            int left = MOST;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                // Not the size: a map may give the same name again and again.
                if (left-- == 0) {
                    break;
                }
                Object value = entry.getValue();
                if (entry.getKey() != null && (nulls || value != null)) {
                    copy.put(text(entry.getKey()), value == null ? null : form.apply(value));
                }
            }
        } catch (Throwable e) {
            // What is there is better than nothing.
        }
        return copy == null ? Map.of() : Collections.unmodifiableMap(copy);
    }
}
