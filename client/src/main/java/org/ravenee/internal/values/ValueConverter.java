/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts values that callers hand over into null, Boolean, Number, String, List and Map, on the
 * calling thread, so that later changes to them cannot alter a report. Never throws. Safe for use
 * by several threads.
 */
public final class ValueConverter {

    private final Limits limits;

    /**
     * Converts within limits.
     *
     * @param stringMaxLength most chars of a text
     * @param listMaxLength most elements of a list or map
     */
    public ValueConverter(int stringMaxLength, int listMaxLength) {
        this.limits = new Limits(stringMaxLength, listMaxLength);
    }

    /** Converts one value. */
    public @Nullable Object convert(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return value;
        }
        if (value instanceof String text) {
            return Texts.cut(text, limits.stringMaxLength());
        }
        return new Conversion(limits).convert(value);
    }

    /** Converts the values of a map whose names the caller chose; names are kept. */
    public Map<String, Object> convertAll(Map<String, ?> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> converted = new LinkedHashMap<>();
        try {
            values.forEach((name, value) -> put(converted, name, value));
        } catch (RuntimeException | StackOverflowError e) {
            // A hostile map, or one that changes meanwhile: what was read so far is kept.
            converted.put("...", "unreadable: " + e.getClass().getName());
        }
        return converted;
    }

    @SuppressWarnings("NullAway") // null is a JSON value like any other
    private void put(Map<String, Object> converted, @Nullable String name, @Nullable Object value) {
        if (name != null) {
            converted.put(name, convert(value));
        }
    }

    record Limits(int stringMaxLength, int listMaxLength) {}
}
