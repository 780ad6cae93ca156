/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.ravenee.spi.JsonbResolver;

/**
 * Converts any object to JSON values: texts, numbers, booleans, lists, maps with texts as keys. The
 * result shares nothing that changes with the original.
 *
 * <p>Application code runs on the calling thread, once for each value, for as long as it takes. A
 * conversion is bounded in length, breadth, depth and size, and never throws. Safe for use by
 * several threads.
 */
public final class ValueConverter {

    private final int stringMaxLength;
    private final int listMaxLength;
    private final TypeTraits traits = new TypeTraits();

    private final List<JsonbResolver> resolvers = new CopyOnWriteArrayList<>();

    /** Created for the first object that is converted by JSON-B. */
    private volatile @Nullable JsonbValues jsonb;

    /**
     * Converts within limits.
     *
     * @param stringMaxLength the most chars of a text
     * @param listMaxLength the most elements of a list or map
     */
    public ValueConverter(int stringMaxLength, int listMaxLength) {
        this.stringMaxLength = stringMaxLength;
        this.listMaxLength = listMaxLength;
    }

    /** Converts one value. */
    public @Nullable Object convert(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return value;
        }
        if (value instanceof String text) {
            return Texts.cut(text, stringMaxLength);
        }
        return new Conversion(this, maxChars()).convert(value);
    }

    /** Converts the values of a map whose names the caller chose; names are kept. */
    public Map<String, Object> convertAll(Map<?, ?> values) {
        return convertAll(values, maxChars());
    }

    /** Converts the values of such a map to about so many chars at most. */
    public Map<String, Object> convertAll(Map<?, ?> values, int maxChars) {
        return new Conversion(this, maxChars).entries(values);
    }

    /** Tells whether a map has nothing to convert, and no more than so many chars. */
    public boolean isPlain(Map<String, ?> values, int maxChars) {
        long[] left = {values.size() <= listMaxLength ? maxChars : -1};
        // Not by entries, each of which an immutable map would wrap.
        values.forEach((name, value) -> left[0] -= name.length() + plainChars(value));
        return left[0] >= 0;
    }

    /** Returns the length of a value, beyond all limits if it is to be converted. */
    private long plainChars(@Nullable Object value) {
        if (value instanceof String text && text.length() <= stringMaxLength) {
            return text.length();
        }
        boolean plain =
                value instanceof Integer || value instanceof Long || value instanceof Boolean;
        return plain ? 0 : Integer.MAX_VALUE;
    }

    /** Tells whether reading an object may load it from a database. */
    public boolean isLazy(Object value) {
        return traits.isLazy(value.getClass());
    }

    private int maxChars() {
        return Math.max(Conversion.MAX_CHARS, stringMaxLength);
    }

    int stringMaxLength() {
        return stringMaxLength;
    }

    int listMaxLength() {
        return listMaxLength;
    }

    TypeTraits traits() {
        return traits;
    }

    /** Adds a source of the application's own Jsonb. */
    public void addJsonbResolver(JsonbResolver resolver) {
        try {
            Class.forName("jakarta.json.bind.Jsonb", false, ValueConverter.class.getClassLoader());
            resolvers.add(resolver);
        } catch (ClassNotFoundException e) {
            // Without JSON-B there is nothing to resolve.
        }
    }

    /** Returns the application's own Jsonb for a class; null if it has none. */
    @Nullable Object ownJsonb(Class<?> type) {
        return resolvers.isEmpty() ? null : JsonbValues.find(resolvers, type);
    }

    /** No lock: creating the same object twice does no harm. */
    JsonbValues jsonb() {
        JsonbValues existing = jsonb;
        if (existing == null) {
            existing = new JsonbValues();
            jsonb = existing;
        }
        return existing;
    }
}
