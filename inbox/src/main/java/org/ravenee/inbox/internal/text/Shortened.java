/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.text;

/** Cuts text that is too long to show, never in the middle of a character. */
public final class Shortened {

    private Shortened() {}

    /** The text, or its start and an ellipsis where it has more characters than the limit. */
    public static String to(int limit, String text) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "…";
    }
}
