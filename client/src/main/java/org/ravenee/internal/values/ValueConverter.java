/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.Collections;
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
        Map<String, Object> converted = new LinkedHashMap<>();
        new Conversion(limits).convertInto(converted, values);
        return Collections.unmodifiableMap(converted);
    }

    record Limits(int stringMaxLength, int listMaxLength) {}
}
