/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Masks what is a secret once it is decoded, as URLs and forms encode it: also twice or thrice. */
final class EncodedTexts {

    private static final int MOST_LAYERS = 3;

    private EncodedTexts() {}

    /** Masks the pieces of a text that hide something. */
    static String mask(String text, TextScrubber scrubber) {
        Mask mask = new Mask(text);
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
            if (hides(text.substring(start, end), scrubber, false)) {
                mask.cover(start, end);
            }
        }
        return mask.done();
    }

    /**
     * Whether a value shows a secret when it is decoded.
     *
     * @param again whether what is encoded inside is decoded, too
     */
    static boolean hides(String value, TextScrubber scrubber, boolean again) {
        String plain = value;
        for (int i = 0; i < MOST_LAYERS; i++) {
            String decoded = decoded(plain);
            if (decoded.equals(plain) && (i > 0 || plain.indexOf('+') < 0)) {
                return false;
            }
            plain = decoded;
            if (changes(plain, scrubber, again)
                    || (plain.indexOf('+') >= 0
                            && changes(plain.replace('+', ' '), scrubber, again))) {
                return true;
            }
        }
        return false;
    }

    private static boolean changes(String plain, TextScrubber scrubber, boolean again) {
        return !(again ? scrubber.scrub(plain) : scrubber.asItIs(plain)).equals(plain);
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
        return at < text.length() && text.charAt(at) == '%' ? hex(text, at + 1, 2) : -1;
    }

    /** The number that so many hexadecimal digits are; -1 if there are not so many. */
    static int hex(String text, int at, int digits) {
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
