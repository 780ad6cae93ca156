/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/** Words to look for in texts: only in those that have all of a word's letters. */
final class Words {

    private final String[] words;
    private final long[] letters;

    /** Looks for words of a list with one blank between them. */
    Words(String list) {
        words = list.split(" ");
        letters = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            letters[i] = letters(words[i]);
        }
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
