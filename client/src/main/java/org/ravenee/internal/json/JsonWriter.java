/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON documents (RFC 8259) as UTF-8. The result is valid for any input: lone surrogates
 * become U+FFFD, numbers that JSON does not know become texts. Control characters, which databases
 * of servers refuse, and those that override the direction of a text are written as their names,
 * such as {@code <U+001B>}; tabs and line feeds are kept.
 *
 * <p>Not safe for use by several threads. Can be {@linkplain #reset() used again}, which keeps its
 * buffer.
 */
public final class JsonWriter {

    /** The most that one char takes: the name of a control character. */
    private static final int MOST_BYTES_PER_CHAR = 8;

    private static final String HEX = "0123456789ABCDEF";

    /** The chars that stand for themselves in a text. */
    private static final boolean[] PLAIN = new boolean[0x7f];

    static {
        Arrays.fill(PLAIN, 0x20, PLAIN.length, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    /** The end of 9999, as RFC 3339 has four digits for a year. */
    private static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L);

    private static final int LONGEST_INSTANT = "\"2026-01-02T03:04:05.123456Z\"".length();

    private static final int USUAL = 16 * 1024;
    private static final int MOST_QUICKLY = 1_000_000;

    /** More than any event should have; one that had is not to be paid for ever after. */
    private static final int MOST_KEPT = 2 * 1024 * 1024;

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

    /** Writes the comma in front of a member that is written elsewhere. */
    public JsonWriter endMember() {
        put(',');
        return this;
    }

    /** Ends the document with the line feed that a protocol of lines asks for. */
    public JsonWriter endLine() {
        put('\n');
        needsComma = false;
        return this;
    }

    /**
     * Writes the name of a member.
     *
     * @param name of plain ASCII chars, as all names of the protocol are
     */
    @SuppressWarnings("deprecation") // the one copy without an encoder
    public JsonWriter name(String name) {
        int length = name.length();
        reserve(length + 4);
        separate();
        buffer[size++] = '"';
        name.getBytes(0, length, buffer, size);
        size += length;
        buffer[size++] = '"';
        buffer[size++] = ':';
        needsComma = false;
        return this;
    }

    public JsonWriter value(String value) {
        int length = value.length();
        reserve(length * MOST_BYTES_PER_CHAR + 3);
        separate();
        buffer[size++] = '"';
        chars(value, length);
        buffer[size++] = '"';
        needsComma = true;
        return this;
    }

    public JsonWriter value(long value) {
        // Each frame has a number, and a text for each would be most of what writing costs.
        if (value < 0 || value >= MOST_QUICKLY) {
            return ascii(Long.toString(value));
        }
        int length = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            length++;
        }
        reserve(length + 1);
        separate();
        digits((int) value, length);
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
        return name(name).ascii(value ? "true" : "false");
    }

    /**
     * Writes a time as the protocol asks: RFC 3339, UTC, not before 1970, with at most six digits
     * of a second.
     */
    public JsonWriter member(String name, Instant instant) {
        name(name).reserve(LONGEST_INSTANT);
        Instant known = instant.isAfter(LAST) ? LAST : instant;
        known = known.isBefore(Instant.EPOCH) ? Instant.EPOCH : known;
        // Digits without a text: an event may have a hundred timestamps.
        LocalDateTime utc = LocalDateTime.ofEpochSecond(known.getEpochSecond(), 0, ZoneOffset.UTC);
        buffer[size++] = '"';
        digits(utc.getYear(), 4);
        part('-', utc.getMonthValue(), 2);
        part('-', utc.getDayOfMonth(), 2);
        part('T', utc.getHour(), 2);
        part(':', utc.getMinute(), 2);
        part(':', utc.getSecond(), 2);
        int micros = known.getNano() / 1_000;
        if (micros % 1_000 != 0) {
            part('.', micros, 6);
        } else if (micros != 0) {
            part('.', micros / 1_000, 3);
        }
        buffer[size++] = 'Z';
        buffer[size++] = '"';
        needsComma = true;
        return this;
    }

    private void part(char separator, int value, int length) {
        buffer[size++] = (byte) separator;
        digits(value, length);
    }

    /** Writes a member, unless its map is empty. */
    public JsonWriter member(String name, Map<?, ?> map) {
        return map.isEmpty() ? this : name(name).any(map);
    }

    /** Writes a converted value; anything else as its text. */
    public JsonWriter any(@Nullable Object value) {
        if (value instanceof String text) {
            return value(text);
        }
        if (value instanceof Map<?, ?> map) {
            beginObject();
            // By its entries, as those who looked for secrets in it did.
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                value(String.valueOf(entry.getKey())).put(':');
                needsComma = false;
                any(entry.getValue());
            }
            return endObject();
        }
        if (value instanceof Collection<?> collection) {
            beginArray();
            for (Object element : collection) {
                any(element);
            }
            return endArray();
        }
        if (value instanceof Integer || value instanceof Long) {
            return value(((Number) value).longValue());
        }
        return value == null
                        || value instanceof Boolean
                        || (value instanceof Number number && isJson(number))
                ? ascii(String.valueOf(value))
                : value(String.valueOf(value.toString()));
    }

    /** Readers have doubles; what is none for them, they refuse together with all the rest. */
    private static boolean isJson(Number number) {
        Class<?> type = number.getClass();
        return (type == Double.class
                        || type == Float.class
                        || type == Short.class
                        || type == Byte.class
                        || type == BigInteger.class
                        || type == BigDecimal.class)
                && Double.isFinite(number.doubleValue());
    }

    private JsonWriter begin(char bracket) {
        reserve(2);
        separate();
        buffer[size++] = (byte) bracket;
        needsComma = false;
        return this;
    }

    private JsonWriter end(char bracket) {
        put(bracket);
        needsComma = true;
        return this;
    }

    /** Writes members that this writer wrote before. */
    public JsonWriter written(byte[] json) {
        reserve(json.length + 1);
        separate();
        System.arraycopy(json, 0, buffer, size, json.length);
        size += json.length;
        needsComma = true;
        return this;
    }

    private void put(char ascii) {
        reserve(1);
        buffer[size++] = (byte) ascii;
    }

    /** Room for it was reserved together with room for what it separates. */
    private void separate() {
        if (needsComma) {
            buffer[size++] = ',';
        }
    }

    private void digits(int value, int length) {
        size += length;
        int rest = value;
        for (int at = size - 1; at >= size - length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Writes a value that is no text. */
    @SuppressWarnings("deprecation") // the one copy without an encoder
    private JsonWriter ascii(String value) {
        int length = value.length();
        reserve(length + 1);
        separate();
        value.getBytes(0, length, buffer, size);
        size += length;
        needsComma = true;
        return this;
    }

    private void chars(String text, int length) {
        byte[] out = buffer;
        boolean[] plain = PLAIN;
        int from = size;
        int i = 0;
        // Nearly all texts end in this loop. The loop for the others is in the same method,
        // which is too large for the JIT compiler to inline into its many callers.
        while (i < length) {
            char c = text.charAt(i);
            if (c >= plain.length || !plain[c]) {
                break;
            }
            out[from + i++] = (byte) c;
        }
        int at = from + i;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c < plain.length && plain[c]) {
                out[at++] = (byte) c;
            } else if (c == '\r') {
                // One line feed for the line ends of all systems.
                if (i + 1 == length || text.charAt(i + 1) != '\n') {
                    at = escape(out, at, 'n');
                }
            } else if (c == '"' || c == '\\') {
                at = escape(out, at, c);
            } else if (c == '\n' || c == '\t') {
                at = escape(out, at, c == '\n' ? 'n' : 't');
            } else if (isHidden(c)) {
                at = named(out, at, c);
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
        out[at] = '\\';
        out[at + 1] = (byte) c;
        return at + 2;
    }

    /** Tells whether a char is a control character or overrides the direction of a text. */
    private static boolean isHidden(char c) {
        return c < 0xa0 || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    private static int named(byte[] out, int from, char c) {
        int at = from;
        out[at++] = '<';
        out[at++] = 'U';
        out[at++] = '+';
        for (int shift = 12; shift >= 0; shift -= 4) {
            out[at++] = (byte) HEX.charAt((c >> shift) & 0xf);
        }
        out[at++] = '>';
        return at;
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
