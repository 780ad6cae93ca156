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
 * Shows objects as the application has mapped them for JSON-B. The only class that refers to
 * JSON-B: it is loaded for the first object whose class bears its annotations, and not where there
 * is none.
 */
final class JsonBinding {

    private static final int LONGEST = 262_144;

    private final Jsonb jsonb = JsonbBuilder.create();

    /** Returns maps, lists, texts and numbers. */
    @Nullable Object bind(Object value) {
        Bounded json = new Bounded();
        jsonb.toJson(value, json);
        return jsonb.fromJson(json.toString(), Object.class);
    }

    /** Ends the binding of what is too large to be of use. */
    private static final class Bounded extends StringWriter {

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
            if (getBuffer().length() > LONGEST) {
                throw new IllegalStateException("more than " + LONGEST + " chars of JSON");
            }
        }
    }
}
