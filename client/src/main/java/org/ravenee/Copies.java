/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies what callers hand over. Lenient, because a builder is used where something else has just
 * failed: no map is an empty one, and what has no name or is of another type than it claims to be
 * does not spoil the rest.
 */
final class Copies {

    private Copies() {}

    /** An immutable copy without null names and null values. */
    static Map<String, String> texts(@Nullable Map<?, ?> map) {
        if (map == null || map.isEmpty()) {
            return Map.of();
        }
        Map<String, String> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() != null && entry.getValue() != null) {
                copy.put(entry.getKey().toString(), entry.getValue().toString());
            }
        }
        return Collections.unmodifiableMap(copy);
    }

    /** An immutable copy without null names; a null value is a value. */
    static Map<String, Object> values(@Nullable Map<?, ?> map) {
        if (map == null || map.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() != null) {
                put(copy, entry.getKey().toString(), entry.getValue());
            }
        }
        return Collections.unmodifiableMap(copy);
    }

    @SuppressWarnings("NullAway") // null is a value like any other
    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        map.put(name, value);
    }
}
