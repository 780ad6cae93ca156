/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * Converts objects as the application has mapped them for JSON-B. The only class that refers to
 * JSON-B: it is loaded for the first object whose class bears its annotations, and not where there
 * is none. Safe for use by several threads.
 */
final class JsonbValues {

    private static final int MAX_CHARS = 262_144;

    private final Jsonb jsonb = JsonbBuilder.create();

    /** Returns maps, lists, texts and numbers; throws whatever JSON-B or the application throws. */
    @Nullable Object convert(Object value) {
        BoundedWriter json = new BoundedWriter();
        jsonb.toJson(value, json);
        return jsonb.fromJson(json.toString(), Object.class);
    }

    /** Ends the conversion of an object that is too large to be of use. */
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
