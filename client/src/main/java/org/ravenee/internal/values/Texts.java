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
}
