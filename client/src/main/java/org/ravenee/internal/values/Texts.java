/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cuts texts to length without breaking a character, or a password out of its address. */
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
        String kept = withoutHalfAnAuthority(text.subSequence(0, end).toString());
        return kept + (most >= ELLIPSIS.length() ? ELLIPSIS : "");
    }

    /** Without the sign that ends it, nobody recognises the password of an address any more. */
    private static String withoutHalfAnAuthority(String kept) {
        int authority = kept.lastIndexOf("://") + 3;
        if (authority < 3 || kept.indexOf(':', authority) < 0) {
            return kept;
        }
        for (int i = authority; i < kept.length(); i++) {
            char c = kept.charAt(i);
            if (c == '@' || c == '/' || c == '?' || Character.isWhitespace(c)) {
                return kept;
            }
        }
        return kept.substring(0, authority);
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
}
