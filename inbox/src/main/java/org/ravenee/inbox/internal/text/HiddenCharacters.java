/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.text;

import java.util.HexFormat;

/**
 * Characters that cannot be seen but change a text: control characters, overrides of the writing
 * direction, halves of surrogate pairs. Line feeds and tabs are not hidden.
 */
public final class HiddenCharacters {

    private HiddenCharacters() {}

    /** Whether the character at an index is hidden. */
    public static boolean isAt(int index, String text) {
        return isHidden(text.charAt(index)) || isLoneSurrogate(text, index);
    }

    /** The name of a character, such as <code>\\u202e</code>. */
    public static String name(char hidden) {
        return "\\u" + HexFormat.of().toHexDigits(hidden);
    }

    /** The text with names in the place of its hidden characters, without carriage returns. */
    public static String named(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isAt(i, text)) {
                out.append(c == '\r' ? "" : name(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isHidden(char c) {
        return (c < 0x20 && c != '\n' && c != '\t')
                || (c >= 0x7f && c <= 0x9f)
                || c == 0x61c
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200e
                || c == 0x200f
                || c == 0xfeff
                || c >= 0xfffe;
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
