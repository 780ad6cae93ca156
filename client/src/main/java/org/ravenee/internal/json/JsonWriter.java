/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON document (RFC 8259) as UTF-8. Whatever it is given, the result is valid: lone
 * surrogates become U+FFFD, numbers that JSON does not know become texts.
 *
 * <p>Not safe for use by several threads. Can be {@linkplain #reset() used again}, which keeps its
 * buffer.
 */
public final class JsonWriter {

    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private static final int USUAL = 16 * 1024;
    private static final int MOST_QUICKLY = 1_000_000;

    /** More than any event should have; one that had is not to be paid for ever after. */
    private static final int MOST_KEPT = 2 * 1024 * 1024;

    private static final Set<Class<?>> WRITTEN_AS_JSON =
            Set.of(
                    Byte.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    BigInteger.class,
                    BigDecimal.class);

    private byte[] buffer = new byte[USUAL];
    private int size;
    private boolean needsComma;

    /** Forgets what was written. */
    public void reset() {
        size = 0;
        needsComma = false;
        if (buffer.length > MOST_KEPT) {
            buffer = new byte[USUAL];
        }
    }

    /** Returns how many bytes were written. */
    public int size() {
        return size;
    }

    /** Returns the buffer; the first {@link #size()} bytes of it are the document. */
    public byte[] buffer() {
        return buffer;
    }

    public JsonWriter beginObject() {
        return begin('{');
    }

    public JsonWriter endObject() {
        return end('}');
    }

    public JsonWriter beginArray() {
        return begin('[');
    }

    public JsonWriter endArray() {
        return end(']');
    }

    /** Ends the document with the line feed that a protocol of lines asks for. */
    public JsonWriter endLine() {
        put('\n');
        return this;
    }

    public JsonWriter name(String name) {
        separate();
        text(name);
        put(':');
        needsComma = false;
        return this;
    }

    public JsonWriter value(String value) {
        separate();
        text(value);
        needsComma = true;
        return this;
    }

    /** Writes the path of a source file: the package of a class with slashes, and a name. */
    public JsonWriter path(String className, int packageLength, String file) {
        separate();
        reserve((packageLength + file.length()) * 6 + 3);
        buffer[size++] = '"';
        if (packageLength > 0) {
            int from = size;
            chars(className, packageLength);
            for (int i = from; i < size; i++) {
                if (buffer[i] == '.') {
                    buffer[i] = '/';
                }
            }
            buffer[size++] = '/';
        }
        chars(file, file.length());
        buffer[size++] = '"';
        needsComma = true;
        return this;
    }

    public JsonWriter value(long value) {
        separate();
        if (value >= 0 && value < MOST_QUICKLY) {
            digits((int) value);
        } else {
            ascii(Long.toString(value));
        }
        needsComma = true;
        return this;
    }

    public JsonWriter value(boolean value) {
        separate();
        ascii(value ? "true" : "false");
        needsComma = true;
        return this;
    }

    /** Writes a member, unless its value is null or empty. */
    public JsonWriter member(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? this : name(name).value(value);
    }

    /** Writes a member. */
    public JsonWriter member(String name, long value) {
        return name(name).value(value);
    }

    /** Writes a member. */
    public JsonWriter member(String name, boolean value) {
        return name(name).value(value);
    }

    /** Writes a member, unless its map is empty. */
    public JsonWriter member(String name, Map<?, ?> map) {
        return map.isEmpty() ? this : name(name).any(map);
    }

    /** Writes a converted value; anything else as its text. */
    public JsonWriter any(@Nullable Object value) {
        if (value == null) {
            separate();
            ascii("null");
            needsComma = true;
        } else if (value instanceof String text) {
            value(text);
        } else if (value instanceof Boolean flag) {
            value(flag.booleanValue());
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            beginObject();
            map.forEach((name, member) -> name(String.valueOf(name)).any(member));
            endObject();
        } else if (value instanceof Collection<?> collection) {
            beginArray();
            collection.forEach(this::any);
            endArray();
        } else {
            value(String.valueOf(value.toString()));
        }
        return this;
    }

    private void number(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            value(number.longValue());
            return;
        }
        // Readers have doubles; what is none for them, they refuse together with all the rest.
        if (WRITTEN_AS_JSON.contains(number.getClass()) && Double.isFinite(number.doubleValue())) {
            separate();
            ascii(number.toString());
            needsComma = true;
        } else {
            value(number.toString());
        }
    }

    private JsonWriter begin(char bracket) {
        separate();
        put(bracket);
        needsComma = false;
        return this;
    }

    private JsonWriter end(char bracket) {
        put(bracket);
        needsComma = true;
        return this;
    }

    private void separate() {
        if (needsComma) {
            put(',');
        }
    }

    /** Each frame has a number, and a text for each would be most of what writing costs. */
    private void digits(int value) {
        int length = 1;
        for (int rest = value / 10; rest > 0; rest /= 10) {
            length++;
        }
        reserve(length);
        size += length;
        int at = size;
        int rest = value;
        do {
            buffer[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }

    private void put(char ascii) {
        reserve(1);
        buffer[size++] = (byte) ascii;
    }

    @SuppressWarnings("deprecation") // the one copy without an encoder; the text is ASCII
    private void ascii(String text) {
        int length = text.length();
        reserve(length);
        text.getBytes(0, length, buffer, size);
        size += length;
    }

    private void text(String text) {
        int length = text.length();
        // Six bytes are the most that one char can take, as an escape.
        reserve(length * 6 + 2);
        buffer[size++] = '"';
        chars(text, length);
        buffer[size++] = '"';
    }

    private void chars(String text, int length) {
        byte[] out = buffer;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7f) {
                if (c == '"' || c == '\\') {
                    out[at++] = '\\';
                }
                out[at++] = (byte) c;
            } else if (c < 0x20 || c == 0x7f) {
                at = escape(out, at, c);
            } else if (c < 0x800) {
                out[at++] = (byte) (0xc0 | (c >> 6));
                out[at++] = (byte) (0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                at = three(out, at, c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                int codePoint = Character.toCodePoint(c, text.charAt(++i));
                out[at++] = (byte) (0xf0 | (codePoint >> 18));
                out[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
                out[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
                out[at++] = (byte) (0x80 | (codePoint & 0x3f));
            } else {
                at = three(out, at, '\ufffd');
            }
        }
        size = at;
    }

    private static int three(byte[] out, int at, char c) {
        out[at] = (byte) (0xe0 | (c >> 12));
        out[at + 1] = (byte) (0x80 | ((c >> 6) & 0x3f));
        out[at + 2] = (byte) (0x80 | (c & 0x3f));
        return at + 3;
    }

    private static int escape(byte[] out, int at, char c) {
        int next = at;
        out[next++] = '\\';
        switch (c) {
            case '\n' -> out[next++] = 'n';
            case '\r' -> out[next++] = 'r';
            case '\t' -> out[next++] = 't';
            default -> {
                out[next++] = 'u';
                out[next++] = '0';
                out[next++] = '0';
                out[next++] = HEX[c >> 4];
                out[next++] = HEX[c & 0xf];
            }
        }
        return next;
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
