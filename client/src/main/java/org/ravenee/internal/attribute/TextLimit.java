/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.attribute;

import org.jspecify.annotations.Nullable;
import org.ravenee.internal.values.Texts;

/**
 * The longest text that servers accept for an attribute.
 *
 * @param length a number of chars, or of bytes in UTF-8
 * @param bytes whether bytes are counted
 */
record TextLimit(int length, boolean bytes) {

    /** Names: of a transaction, a release, a host. */
    static final int NAME = 200;

    /** Words: of a build, an environment. */
    static final int WORD = 64;

    static TextLimit ofChars(int chars) {
        return new TextLimit(chars, false);
    }

    static TextLimit ofBytes(int bytes) {
        return new TextLimit(bytes, true);
    }

    /** Returns the text in one line, cut if it is longer. */
    @Nullable String apply(String text) {
        String line = Texts.oneLine(text);
        return bytes ? Texts.cutBytes(line, length) : Texts.cut(line, length);
    }
}
