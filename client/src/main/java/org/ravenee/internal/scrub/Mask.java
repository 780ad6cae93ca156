/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import org.jspecify.annotations.Nullable;

/** Covers secrets in a text, from its beginning to its end. */
final class Mask {

    /** The mask in the place of a secret: eight asterisks, as in Raven. */
    static final String TEXT = "********";

    private final String text;
    private @Nullable StringBuilder masked;
    private int copied;

    Mask(String text) {
        this.text = text;
    }

    void cover(int start, int end) {
        cover(start, end, TEXT);
    }

    void cover(int start, int end, String with) {
        if (masked == null) {
            masked = new StringBuilder(text.length());
        }
        masked.append(text, copied, start).append(with);
        copied = end;
    }

    /** Returns the text with what was covered; the same object where that is nothing. */
    String done() {
        return masked == null ? text : masked.append(text, copied, text.length()).toString();
    }
}
