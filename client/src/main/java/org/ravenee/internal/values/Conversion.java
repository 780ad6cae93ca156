/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of one value and everything inside it: knows how deep it is, what it has met on
 * the way down, and how much it may still produce.
 */
final class Conversion {

    private static final int DEEPEST = 6;
    private static final int MOST_VALUES = 5_000;
    private static final String CYCLE = "<...>";
    private static final String MORE = "...";

    private final ValueConverter.Limits limits;
    private final List<Object> path = new ArrayList<>();
    private int remaining = MOST_VALUES;

    Conversion(ValueConverter.Limits limits) {
        this.limits = limits;
    }

    /** Converts what has names of the caller's choice: all of them are kept, within reason. */
    void convertInto(Map<String, Object> converted, Map<?, ?> values) {
        try {
            for (Map.Entry<?, ?> entry : values.entrySet()) {
                if (isSpent()) {
                    converted.put(MORE, MORE);
                    return;
                }
                Object value = convert(entry.getValue());
                if (entry.getKey() != null) {
                    put(converted, name(entry.getKey()), value);
                }
            }
        } catch (Throwable e) {
            // A hostile map, or one that changes meanwhile: what was read so far is kept.
            converted.put(MORE, "unreadable: " + e.getClass().getName());
        }
    }

    @SuppressWarnings("NullAway") // null is a JSON value like any other
    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        map.put(name, value);
    }

    private boolean isSpent() {
        return remaining <= 0;
    }

    @Nullable Object convert(@Nullable Object value) {
        if (isSpent()) {
            return MORE;
        }
        remaining--;
        try {
            return isContainer(value) ? container(value) : leaf(value);
        } catch (Throwable e) {
            return unreadable(value, e);
        }
    }

    private static boolean isContainer(@Nullable Object value) {
        return value instanceof Map
                || value instanceof Collection
                || value instanceof Optional
                || (value != null && value.getClass().isArray());
    }

    private @Nullable Object leaf(@Nullable Object value) {
        Object simple = Leaves.convert(value);
        return simple instanceof String text ? Texts.cut(text, limits.stringMaxLength()) : simple;
    }

    private @Nullable Object container(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        for (Object above : path) {
            if (above == value) {
                return CYCLE;
            }
        }
        if (path.size() >= DEEPEST) {
            return "<" + value.getClass().getName() + ">";
        }
        path.add(value);
        try {
            if (value instanceof Map<?, ?> map) {
                return map(map);
            }
            if (value instanceof Collection<?> collection) {
                return list(collection.iterator());
            }
            if (value instanceof Optional<?> optional) {
                return convert(optional.orElse(null));
            }
            return array(value);
        } finally {
            path.remove(path.size() - 1);
        }
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> converted = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            // Not the size alone: a map may give the same name again and again.
            if (converted.size() == limits.listMaxLength() || isSpent()) {
                break;
            }
            Object value = convert(entry.getValue());
            converted.put(name(entry.getKey()), value);
        }
        return Collections.unmodifiableMap(converted);
    }

    private String name(@Nullable Object key) {
        try {
            return String.valueOf(leaf(key));
        } catch (Throwable e) {
            return unreadable(key, e);
        }
    }

    private List<@Nullable Object> list(Iterator<?> elements) {
        List<@Nullable Object> converted = new ArrayList<>();
        while (elements.hasNext() && converted.size() < limits.listMaxLength() && !isSpent()) {
            converted.add(convert(elements.next()));
        }
        return Collections.unmodifiableList(converted);
    }

    private Object array(Object array) {
        if (array instanceof byte[] bytes) {
            return "<" + bytes.length + " bytes>";
        }
        if (array instanceof char[] chars) {
            // Kept apart from String by those who care: the usual home of passwords.
            return "<" + chars.length + " chars>";
        }
        List<@Nullable Object> converted = new ArrayList<>();
        int length = Math.min(Array.getLength(array), limits.listMaxLength());
        for (int i = 0; i < length && !isSpent(); i++) {
            converted.add(convert(Array.get(array, i)));
        }
        return Collections.unmodifiableList(converted);
    }

    private static String unreadable(@Nullable Object value, Throwable failure) {
        String type = value == null ? "null" : value.getClass().getName();
        return "<" + type + ", unreadable: " + failure.getClass().getName() + ">";
    }
}
