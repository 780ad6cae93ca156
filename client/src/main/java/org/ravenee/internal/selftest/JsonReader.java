/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.selftest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JSON document (RFC 8259): the command line has no JSON-P implementation at hand. */
final class JsonReader {

    private static final int DEEPEST = 200;

    private final String json;
    private int at;

    private JsonReader(String json) {
        this.json = json;
    }

    /**
     * Returns the value of a document: null, a Boolean, a String, a List or a Map; a number as the
     * text that it is.
     *
     * @throws IllegalArgumentException if it is not JSON, with the position
     */
    static @Nullable Object read(String json) {
        JsonReader reader = new JsonReader(json);
        Object value = reader.value(0);
        reader.blanks();
        if (reader.at < json.length()) {
            throw reader.unexpected();
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        blanks();
        if (at >= json.length() || depth > DEEPEST) {
            throw unexpected();
        }
        return switch (json.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        for (boolean first = true; !closes('}'); first = false) {
            separator(first);
            if (at >= json.length() || json.charAt(at) != '"') {
                throw unexpected();
            }
            String name = string();
            blanks();
            if (!json.startsWith(":", at)) {
                throw unexpected();
            }
            at++;
            members.put(name, value(depth + 1));
        }
        return members;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        at++;
        for (boolean first = true; !closes(']'); first = false) {
            separator(first);
            elements.add(value(depth + 1));
        }
        return elements;
    }

    private boolean closes(char bracket) {
        blanks();
        boolean closes = at < json.length() && json.charAt(at) == bracket;
        at += closes ? 1 : 0;
        return closes;
    }

    private void separator(boolean first) {
        if (!first) {
            if (!json.startsWith(",", at)) {
                throw unexpected();
            }
            at++;
            blanks();
        }
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        for (at++; at < json.length(); at++) {
            char c = json.charAt(at);
            if (c == '"') {
                at++;
                return text.toString();
            }
            text.append(c == '\\' ? escaped() : c);
        }
        throw unexpected();
    }

    private char escaped() {
        at++;
        char c = at < json.length() ? json.charAt(at) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unexpected();
        };
    }

    private char unicode() {
        try {
            char c = (char) Integer.parseInt(json, at + 1, Math.min(json.length(), at + 5), 16);
            at += 4;
            return c;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw unexpected();
        }
    }

    private @Nullable Object word() {
        int start = at;
        while (at < json.length() && ",]} \t\r\n".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        String word = json.substring(start, at);
        return switch (word) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> {
                if (!word.matches("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?")) {
                    at = start;
                    throw unexpected();
                }
                yield word;
            }
        };
    }

    private void blanks() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("Not a JSON document: see position " + at);
    }
}
