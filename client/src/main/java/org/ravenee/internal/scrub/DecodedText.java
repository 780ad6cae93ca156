/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text without the codes of URLs and forms ({@code %3D}), of JSON and of markup, which remembers
 * where each character comes from.
 */
final class DecodedText {

    private static final String[] ENTITIES = {
        "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&apos;", "'", "&#39;", "'", "&#34;", "\"",
        "&amp;", "&"
    };

    private static final int FARTHEST_CODE = 500;

    private final String text;

    /** For each character of the text and for its end: where that is in the original. */
    private final int[] origins;

    private DecodedText(String text, int[] origins) {
        this.text = text;
        this.origins = origins;
    }

    String text() {
        return text;
    }

    /**
     * Decodes one layer.
     *
     * @param outer how the encoded text came about; null if it is the original
     * @return null if nothing is encoded
     */
    static @Nullable DecodedText of(String encoded, @Nullable DecodedText outer) {
        if (!mayHaveCode(encoded)) {
            return null;
        }
        StringBuilder plain = new StringBuilder(encoded.length());
        int[] origins = new int[encoded.length() + 1];
        // Forms write blanks as plus signs; where there are blanks, a plus sign is one.
        boolean form = encoded.indexOf('%') >= 0 && encoded.indexOf(' ') < 0;
        boolean changed = false;
        int at = 0;
        while (at < encoded.length()) {
            int from = plain.length();
            int next = decode(encoded, at, plain);
            changed |= next > at + 1;
            if (form && encoded.charAt(at) == '+') {
                plain.setCharAt(from, ' ');
            }
            Arrays.fill(origins, from, plain.length(), at);
            at = next;
        }
        if (!changed) {
            return null;
        }
        origins[plain.length()] = encoded.length();
        if (outer != null) {
            for (int i = 0; i <= plain.length(); i++) {
                origins[i] = outer.origins[origins[i]];
            }
        }
        return new DecodedText(plain.toString(), origins);
    }

    /** Tells whether a part of the text is encoded. */
    static boolean isEncoded(String text) {
        return of(text, null) != null;
    }

    /** By the character that follows the first one of a code. */
    private static boolean mayHaveCode(String text) {
        for (int at = 0; at < text.length() - 1; at++) {
            char next = text.charAt(at + 1);
            boolean may =
                    switch (text.charAt(at)) {
                        case '%' -> Character.digit(next, 16) >= 0;
                        case '&' -> "lgqa#".indexOf(next) >= 0;
                        case '\\' -> next == 'u';
                        default -> false;
                    };
            if (may) {
                return true;
            }
        }
        return false;
    }

    /** Appends the character or characters at a position; returns the position behind. */
    private static int decode(String text, int at, StringBuilder plain) {
        char c = text.charAt(at);
        if (c == '%') {
            return bytes(text, at, plain);
        }
        if (c == '\\' && text.startsWith("u", at + 1)) {
            int code = hex(text, at + 2, 4);
            if (code >= 0) {
                plain.append((char) code);
                return at + 6;
            }
        }
        for (int i = 0; c == '&' && i < ENTITIES.length; i += 2) {
            if (text.startsWith(ENTITIES[i], at)) {
                plain.append(ENTITIES[i + 1]);
                return at + ENTITIES[i].length();
            }
        }
        plain.append(c);
        return at + 1;
    }

    /** The bytes of one character in UTF-8. */
    private static int bytes(String text, int at, StringBuilder plain) {
        int first = hex(text, at + 1, 2);
        int length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int code = text.startsWith("%", at + 3 * i) ? hex(text, at + 3 * i + 1, 2) : -1;
            if (code < 0) {
                plain.append('%');
                return at + 1;
            }
            bytes[i] = (byte) code;
        }
        plain.append(new String(bytes, StandardCharsets.UTF_8));
        return at + 3 * length;
    }

    /** Adds what was found in this text, as parts of the original. */
    void addTo(Findings original, Findings found, String source) {
        for (Findings.Finding part : found.merged()) {
            int start = origins[part.start()];
            int end = origins[part.end()];
            int whole = isEncoded(source, start) ? endOfPart(source, end, part) : end;
            original.add(
                    new Findings.Finding(
                            start,
                            whole,
                            whole == end ? mask(part, source) : Mask.TEXT,
                            part.rule() + ", encoded"));
        }
    }

    /** Whether the part of a URL or form around this position has codes in it. */
    private static boolean isEncoded(String source, int at) {
        int from = at;
        while (from > 0 && at - from < FARTHEST_CODE && !delimits(source.charAt(from - 1))) {
            from--;
        }
        int code = source.indexOf('%', from);
        return code >= 0 && code <= at && hex(source, code + 1, 2) >= 0;
    }

    /**
     * Returns the position before the next parameter. A value in quotes reaches to the end of the
     * part: a secret with unescaped quotes inside ends later than it seems to.
     */
    private static int endOfPart(String source, int from, Findings.Finding part) {
        boolean quoted = !part.mask().equals(Mask.TEXT);
        int end = from;
        while (end < source.length()
                && !delimits(source.charAt(end))
                && (quoted || !source.startsWith("%26", end))) {
            end++;
        }
        return end;
    }

    private static boolean delimits(char c) {
        return c <= ' ' || "&=?\"<>\\".indexOf(c) >= 0;
    }

    /** Quotes stay where they are if they were not encoded. */
    private String mask(Findings.Finding part, String source) {
        char first = part.mask().charAt(0);
        return first == source.charAt(origins[part.start()])
                        && first == source.charAt(origins[part.end()] - 1)
                ? part.mask()
                : Mask.TEXT;
    }

    /** Decodes what is encoded and leaves the rest as it is. */
    static String decoded(String text) {
        DecodedText decoded = text.indexOf('%') < 0 ? null : of(text, null);
        return decoded == null ? text : decoded.text;
    }

    /** The number that so many hexadecimal digits are; -1 if there are not so many. */
    private static int hex(String text, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * 16 + digit;
        }
        return number;
    }
}
