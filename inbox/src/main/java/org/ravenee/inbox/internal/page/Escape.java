/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import java.util.HexFormat;

/**
 * Escapes text for a page: markup is escaped, and characters that cannot be seen but change what is
 * (control characters, overrides of the writing direction) are shown by name.
 */
final class Escape {

    private final StringBuilder out;
    private long moreBytes;

    Escape(StringBuilder out) {
        this.out = out;
    }

    void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            append(text, i);
        }
    }

    /** The number of bytes in UTF-8 beyond one for each character. */
    long moreBytesThanCharacters() {
        return moreBytes;
    }

    private void append(String text, int i) {
        char c = text.charAt(i);
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            case '\n', '\t' -> out.append(c);
            case '\r' -> out.append("");
            default -> {
                if (isHidden(c) || isLoneSurrogate(text, i)) {
                    out.append("\\u").append(HexFormat.of().toHexDigits(c));
                } else {
                    out.append(c);
                    moreBytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
                }
            }
        }
    }

    private static boolean isHidden(char c) {
        return c < 0x20
                || (c >= 0x7f && c <= 0x9f)
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
