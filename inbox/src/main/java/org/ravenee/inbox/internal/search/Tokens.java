/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.search;

import java.util.ArrayList;
import java.util.List;

/** Splits the text of the search field at spaces; quotes keep spaces together. */
final class Tokens {

    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private boolean quoted;
    private boolean literal;

    private Tokens() {}

    /**
     * A part of the search.
     *
     * @param text without its quotes
     * @param literal whether it starts with a quote, so that it is words and nothing else
     */
    record Token(String text, boolean literal) {}

    static List<Token> of(String search) {
        Tokens splitter = new Tokens();
        search.codePoints().forEach(splitter::accept);
        splitter.end();
        return splitter.tokens;
    }

    private void accept(int c) {
        if (c == '"') {
            literal |= current.isEmpty() && !quoted;
            quoted = !quoted;
        } else if (Character.isWhitespace(c) && !quoted) {
            end();
        } else {
            current.appendCodePoint(c);
        }
    }

    private void end() {
        if (!current.toString().isBlank()) {
            tokens.add(new Token(current.toString(), literal));
        }
        current.setLength(0);
        literal = false;
    }
}
