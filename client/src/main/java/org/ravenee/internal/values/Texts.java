/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cuts texts to length without breaking a character. */
public final class Texts {

    private static final String ELLIPSIS = "...";

    private Texts() {}

    /** Returns the text, or its beginning followed by three dots, in at most so many chars. */
    public static String cut(CharSequence text, int most) {
        if (text.length() <= most) {
            return text.toString();
        }
        int end = Math.max(0, most - ELLIPSIS.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.subSequence(0, end) + (most >= ELLIPSIS.length() ? ELLIPSIS : "");
    }

    /** Returns the text, or its beginning, in at most so many bytes of UTF-8; null for null. */
    public static @Nullable String cutBytes(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        String cut = cut(text, most);
        for (int i = most; cut.getBytes(StandardCharsets.UTF_8).length > most; i--) {
            cut = cut(text, i);
        }
        return cut;
    }

    /** Returns the text, or its end behind three dots, in at most so many chars. */
    public static String cutStart(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int start = text.length() - most + ELLIPSIS.length();
        return ELLIPSIS
                + text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
    }

    /**
     * Returns the text in one line, without blanks around it: white space is a blank, and U+FFFD
     * stands for each other control character and each that overrides the direction of the text.
     */
    public static String oneLine(String text) {
        StringBuilder line = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHidden(c)) {
                line = line == null ? new StringBuilder(text) : line;
                line.setCharAt(i, Character.isWhitespace(c) ? ' ' : '\ufffd');
            }
        }
        return (line == null ? text : line.toString()).strip();
    }

    /** Tells whether a char is a control character or overrides the direction of a text. */
    public static boolean isHidden(char c) {
        return Character.isISOControl(c)
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
