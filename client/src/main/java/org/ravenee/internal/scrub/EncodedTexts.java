/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Masks what is a secret once it is decoded, as URLs and forms encode it: also twice or thrice. */
final class EncodedTexts {

    private static final int MOST_LAYERS = 3;

    private final UnaryOperator<String> scrubber;

    EncodedTexts(UnaryOperator<String> scrubber) {
        this.scrubber = scrubber;
    }

    /** Masks the pieces of a text that hide something. */
    String mask(String text) {
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        int from = 0;
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', from)) {
            if (codeAt(text, at) < 0) {
                from = at + 1;
                continue;
            }
            int start = at;
            while (start > from && !delimits(text.charAt(start - 1))) {
                start--;
            }
            int end = at;
            while (end < text.length() && !delimits(text.charAt(end))) {
                end++;
            }
            from = end;
            if (hides(text.substring(start, end))) {
                masked.append(text, copied, start).append(Mask.TEXT);
                copied = end;
            }
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    /** Whether a value shows a secret when it is decoded. */
    boolean hides(String value) {
        String plain = value;
        for (int i = 0; i < MOST_LAYERS; i++) {
            String decoded = decoded(plain);
            if (decoded.equals(plain) && (i > 0 || plain.indexOf('+') < 0)) {
                return false;
            }
            plain = decoded;
            if (changes(plain) || (plain.indexOf('+') >= 0 && changes(plain.replace('+', ' ')))) {
                return true;
            }
        }
        return false;
    }

    private boolean changes(String plain) {
        return !scrubber.apply(plain).equals(plain);
    }

    private static boolean delimits(char c) {
        return c <= ' ' || "&=?\"<>\\".indexOf(c) >= 0;
    }

    /** Decodes what is encoded and leaves the rest as it is, so that nothing is ever malformed. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int code = codeAt(text, i);
            if (code >= 0) {
                bytes.write(code);
                i += 2;
            }
            if (bytes.size() > 0 && codeAt(text, i + 1) < 0) {
                plain.append(bytes.toString(StandardCharsets.UTF_8));
                bytes.reset();
            }
            if (code < 0) {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    /** The byte that is encoded there; -1 if there is none. */
    private static int codeAt(String text, int at) {
        if (at + 2 >= text.length() || text.charAt(at) != '%') {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
