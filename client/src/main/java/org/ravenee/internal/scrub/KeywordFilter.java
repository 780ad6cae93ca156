/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/** Tells quickly that a text cannot contain what a rule looks for. */
final class KeywordFilter {

    private final long signs;
    private final String[] words;
    private final long[] letters;

    /**
     * Creates a filter.
     *
     * @param signs one of these must be in the text; all below U+0040; empty: any
     * @param words one of these must be, with one blank between them; empty: none
     */
    KeywordFilter(String signs, String words) {
        this.signs = signs(signs);
        this.words = words.isEmpty() ? new String[0] : words.split(" ");
        letters = new long[this.words.length];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = letters(this.words[i]);
        }
    }

    boolean accepts(String text, long signsOfText, long lettersOfText) {
        if (signs != 0 && (signs & signsOfText) == 0) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if ((letters[i] & ~lettersOfText) == 0 && text.contains(words[i])) {
                return true;
            }
        }
        return words.length == 0;
    }

    /** One bit for each character below U+0040. */
    static long signs(String text) {
        long signs = 0;
        for (int i = 0; i < text.length(); i++) {
            signs |= text.charAt(i) < 64 ? 1L << text.charAt(i) : 0;
        }
        return signs;
    }

    /** One bit for each letter; other characters may look like any of them. */
    static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= text.charAt(i) < 64 ? 0 : 1L << text.charAt(i);
        }
        return letters;
    }
}
