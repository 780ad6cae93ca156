/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/**
 * Words to look for in texts: only in those that have one of some signs, and all of a word's
 * letters.
 */
final class Words {

    /** Whatever signs there are, or none. */
    static final long ANY = 0;

    private final long signs;
    private final String[] words;
    private final long[] letters;

    /** Looks for words of a list with one blank between them. */
    Words(long signs, String list) {
        this.signs = signs;
        words = list.split(" ");
        letters = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            letters[i] = letters(words[i]);
        }
    }

    /**
     * Says of which lists there is a word in a text with these characters: one bit for each, that
     * of the first list is 1. One loop for all, as the JIT compiler would inline the search
     * wherever it is called.
     */
    static int of(Words[] lists, String text, long signsOfText, long lettersOfText) {
        int found = 0;
        for (int i = 0; i < lists.length; i++) {
            Words list = lists[i];
            if ((list.signs == ANY || (list.signs & signsOfText) != 0)
                    && list.in(text, lettersOfText)) {
                found |= 1 << i;
            }
        }
        return found;
    }

    /** Whether one is in a text with these letters. */
    boolean in(String text, long lettersOfText) {
        for (int i = 0; i < words.length; i++) {
            if ((letters[i] & ~lettersOfText) == 0 && text.contains(words[i])) {
                return true;
            }
        }
        return false;
    }

    /** The letters of a text, one bit for each; what is not ASCII may look like any of them. */
    static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= text.charAt(i) < 64 ? 0 : 1L << text.charAt(i);
        }
        return letters;
    }
}
