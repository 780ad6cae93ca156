/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import org.ravenee.inbox.internal.text.HiddenCharacters;

/** Escapes text for a page: markup is escaped, and hidden characters are shown by name. */
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
            case '\r' -> out.append("");
            default -> {
                if (HiddenCharacters.isAt(i, text)) {
                    out.append(HiddenCharacters.name(c));
                } else {
                    out.append(c);
                    moreBytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
                }
            }
        }
    }
}
