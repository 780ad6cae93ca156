/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import org.jspecify.annotations.Nullable;

/**
 * Selects the rules that may find something in a text, in one pass over its characters.
 *
 * <p>A rule may require one of some signs and one of some keywords. Signs are found in a table by
 * character. Keywords are found by their {@link Trigrams}; only where one may begin are the
 * characters compared.
 */
final class RuleIndex {

    private static final int CHARACTERS = 128;
    private static final int BUCKETS = 256;

    /** The keywords of a rule: any case, or exactly as written. */
    private record Keyword(
            String word, int hash, boolean anyCase, int rule, @Nullable Keyword next) {

        boolean isAt(String text, int at) {
            return anyCase
                    ? text.regionMatches(true, at, word, 0, word.length())
                    : text.startsWith(word, at);
        }
    }

    /** For each ASCII character, the rules for which it is one of the signs. */
    private final int[] bySign = new int[CHARACTERS];

    private final Trigrams trigrams = new Trigrams();
    private final @Nullable Keyword[] buckets = new Keyword[BUCKETS];
    private int withoutSigns;
    private int withoutKeywords;

    /**
     * Adds a rule.
     *
     * @param rule its bit
     * @param signs ASCII characters, of which the text must have one; empty: no condition
     * @param keywords of three characters or more, separated by bars, of which the text must have
     *     one; empty: no condition
     * @param anyCase whether upper and lower case are the same in keywords
     */
    void add(int rule, String signs, String keywords, boolean anyCase) {
        if (signs.isEmpty()) {
            withoutSigns |= rule;
        }
        for (int i = 0; i < signs.length(); i++) {
            bySign[signs.charAt(i)] |= rule;
        }
        if (keywords.isEmpty()) {
            withoutKeywords |= rule;
            return;
        }
        for (String word : keywords.split("\\|")) {
            int hash = trigrams.add(word);
            int bucket = hash % BUCKETS;
            buckets[bucket] = new Keyword(word, hash, anyCase, rule, buckets[bucket]);
        }
    }

    /** Returns the bits of the rules whose conditions the text meets. */
    int select(String text) {
        int signs = withoutSigns;
        int keywords = withoutKeywords;
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A character beyond ASCII counts as one of ASCII, too: a rule may run in vain.
            signs |= bySign[c % CHARACTERS];
            hash = Trigrams.next(hash, c);
            if (trigrams.contains(hash)) {
                keywords |= keywordsAt(text, i + 1 - Trigrams.LENGTH, hash);
            }
        }
        return signs & keywords;
    }

    private int keywordsAt(String text, int at, int hash) {
        int rules = 0;
        for (Keyword word = buckets[hash % BUCKETS]; word != null; word = word.next) {
            if (word.hash == hash && (rules & word.rule) == 0 && word.isAt(text, at)) {
                rules |= word.rule;
            }
        }
        return rules;
    }
}
