/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line before an item's payload.
 *
 * @param length bytes of the payload; absent: it ends with its line
 */
record ItemHeader(String type, OptionalLong length) {

    // More digits than any body may have bytes; also keeps 1e999999999 out of the arithmetic.
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,15}");

    static ItemHeader parse(byte[] line, int number) throws RefusedException {
        String what = "the header of item " + number;
        JsonObject json = JsonPayload.parse(line, what).json();
        if (!(json.get("type") instanceof JsonString type) || type.getString().isBlank()) {
            throw RefusedException.malformed(what + " has no type");
        }
        return new ItemHeader(type.getString(), length(json.get("length"), what));
    }

    private static OptionalLong length(@Nullable JsonValue length, String what)
            throws RefusedException {
        if (length == null || length.getValueType() == JsonValue.ValueType.NULL) {
            return OptionalLong.empty();
        }
        if (length.getValueType() != JsonValue.ValueType.NUMBER
                || !LENGTH.matcher(length.toString()).matches()) {
            throw RefusedException.malformed(what + " has a length that is no number of bytes");
        }
        return OptionalLong.of(Long.parseLong(length.toString()));
    }
}
