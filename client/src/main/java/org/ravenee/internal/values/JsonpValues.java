/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Converts the scalars of JSON-P. The only class that refers to JSON-P: it is loaded for the first
 * such value.
 */
final class JsonpValues {

    private JsonpValues() {}

    /** Returns a text, number, boolean or null; an object or array of JSON as it is. */
    static @Nullable Object scalar(Object value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.isIntegral() ? number.bigIntegerValue() : number.bigDecimalValue();
        }
        if (value == JsonValue.NULL) {
            return null;
        }
        return value == JsonValue.TRUE || value == JsonValue.FALSE
                ? (Object) (value == JsonValue.TRUE)
                : value;
    }
}
