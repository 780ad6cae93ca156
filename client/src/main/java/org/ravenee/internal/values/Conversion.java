/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
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

    private final ValueConverter.Limits limits;
    private final List<Object> path = new ArrayList<>();
    private int remaining = MOST_VALUES;

    Conversion(ValueConverter.Limits limits) {
        this.limits = limits;
    }

    @Nullable Object convert(@Nullable Object value) {
        if (--remaining < 0) {
            return "...";
        }
        try {
            return isContainer(value) ? container(value) : leaf(value);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
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
            if (converted.size() == limits.listMaxLength()) {
                break;
            }
            String name = String.valueOf(leaf(entry.getKey()));
            converted.put(name, convert(entry.getValue()));
        }
        return converted;
    }

    private List<@Nullable Object> list(Iterator<?> elements) {
        List<@Nullable Object> converted = new ArrayList<>();
        while (elements.hasNext() && converted.size() < limits.listMaxLength()) {
            converted.add(convert(elements.next()));
        }
        return converted;
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
        for (int i = 0; i < length; i++) {
            converted.add(convert(Array.get(array, i)));
        }
        return converted;
    }

    private static String unreadable(@Nullable Object value, Throwable failure) {
        String type = value == null ? "null" : value.getClass().getName();
        return "<" + type + ", unreadable: " + failure.getClass().getName() + ">";
    }
}
