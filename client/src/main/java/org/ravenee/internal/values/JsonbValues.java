/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.spi.JsonbResolver;

/**
 * Converts objects by JSON-B: by the application's own Jsonb, or else by the default one. The only
 * class here that refers to JSON-B. It is loaded for the first object that is converted, so that
 * JSON-B may be absent. Safe for use by several threads.
 */
final class JsonbValues {

    private static final int MAX_CHARS = 262_144;

    /** Created when it is needed. No lock: application code may take part in its creation. */
    private volatile @Nullable Jsonb standard;

    /** Returns the application's Jsonb for a class; null if it has none. */
    static @Nullable Object find(List<JsonbResolver> resolvers, Class<?> type) {
        for (JsonbResolver resolver : resolvers) {
            try {
                Jsonb found = resolver.resolve(type);
                if (found != null) {
                    return found;
                }
            } catch (Throwable e) {
                // For example a bean of a scope that is not active here.
            }
        }
        return null;
    }

    /**
     * Returns maps, lists, texts, numbers, booleans and null; throws the exceptions of JSON-B and
     * of the application.
     *
     * @param own the application's Jsonb, or null
     */
    @Nullable Object convert(Object value, @Nullable Object own) {
        Jsonb jsonb = own == null ? standard() : (Jsonb) own;
        BoundedWriter json = new BoundedWriter();
        jsonb.toJson(value, json);
        return parse(json.toString(), jsonb);
    }

    /** The application's Jsonb may read JSON in its own way, so the default one is preferred. */
    private @Nullable Object parse(String json, Jsonb writer) {
        Jsonb reader = writer;
        try {
            reader = standard();
        } catch (RuntimeException | LinkageError e) {
            // There is no default implementation.
        }
        return reader.fromJson(json, Object.class);
    }

    private Jsonb standard() {
        Jsonb existing = standard;
        if (existing == null) {
            existing = JsonbBuilder.create();
            standard = existing;
        }
        return existing;
    }

    /** Ends the conversion of an object that is too large. */
    private static final class BoundedWriter extends StringWriter {

        @Override
        public void write(int c) {
            super.write(c);
            check();
        }

        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, length);
            check();
        }

        @Override
        public void write(char[] chars, int from, int length) {
            super.write(chars, from, length);
            check();
        }

        private void check() {
            if (getBuffer().length() > MAX_CHARS) {
                throw new IllegalStateException("more than " + MAX_CHARS + " chars of JSON");
            }
        }
    }
}
