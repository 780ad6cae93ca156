/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/**
 * Masks secrets inside texts of any kind. Returns the same object where there are none.
 *
 * <p>Most texts are names and short messages. One cheap pass says what is worth looking for in a
 * text; the classes that look for it, and their patterns, are loaded for the first that has it.
 */
final class TextScrubber {

    private static final int FEWEST_DIGITS = 13;
    private static final int SHORTEST_TOKEN = 16;

    // One bit for each character, see Words: what is not ASCII may look like any of them.
    private static final long DIGITS = 0x3ffL << '0';
    private static final long BLANKS = 1L << ' ' | 1L << '\n';
    private static final long SEPARATORS = BLANKS | 1L << '.' | 1L << '+' | 1L << '%';
    private static final long ASSIGNS = 1L << '=' | 1L << ':' | 1L << '%';

    /**
     * One of these is in every text that has a secret in it: web tokens have dots, as what is cut
     * off has, and escaped equals signs have digits.
     */
    private static final long SIGNS =
            DIGITS | SEPARATORS | ASSIGNS | 1L << '-' | 1L << '/' | 1L << '<';

    // The words that are looked for, a bit for each of the lists below.
    private static final int DISPOSITION = 1;
    private static final int ORACLE = 1 << 1;
    private static final int SCHEMES = 1 << 2;
    private static final int NOUNS = 1 << 3;
    private static final int BEGINNINGS = 1 << 4;
    private static final int UNQUOTED = 1 << 5;
    private static final int VALUE = 1 << 6;

    private static final Words[] WORDS = {
        new Words(1L << ':', "isposition: ISPOSITION:"),
        new Words(1L << ':', "oracle: ORACLE:"),
        new Words(SEPARATORS, "earer EARER asic ASIC igest IGEST"),
        new Words(1L << ' ', "ass ASS pwd PWD ecret ECRET oken TOKEN pin PIN Pin"),
        new Words(
                DIGITS | 1L << '.',
                "AKIA ASIA AIza ghp_ gho_ ghs_ ghu_ ghr_ _pat_ xox xapp- k_live k_test glpat npm_"
                        + " hvs. SG."),
        // Where statements have secrets that are in no single quotes.
        new Words(SEPARATORS, "alues ALUES dentified DENTIFIED"),
        new Words(Words.ANY, "alue ALUE")
    };

    private final SensitiveNames names;

    TextScrubber(SensitiveNames names) {
        this.names = names;
    }

    String scrub(String text) {
        String scrubbed = asItIs(text);
        return scrubbed.indexOf('%') < 0 ? scrubbed : EncodedTexts.mask(scrubbed, this);
    }

    /** Masks what can be read without decoding anything. */
    String asItIs(String text) {
        long signs = 0;
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            long bit = 1L << c;
            // All ones for letters, which begin at 64, and else none: without a branch.
            long letter = -(c >> 6 & 1);
            letters |= bit & letter;
            signs |= bit & ~letter;
        }
        // Most texts are names.
        return (signs & SIGNS) == 0
                ? text
                : mask(text, signs, letters, Words.of(WORDS, text, signs, letters));
    }

    /** Looks for what is worth it in a text with these characters and words. */
    private String mask(String text, long signs, long letters, int words) {
        boolean byLooks = names.includeUsual();
        boolean assigns = (signs & ASSIGNS) != 0 || has(letters, '\\');
        boolean separates = (signs & SEPARATORS) != 0;
        boolean digits = byLooks && (signs & DIGITS) != 0;
        boolean cut = has(signs, '.') && text.endsWith(Tokens.CUT);
        String scrubbed = text;
        if (byLooks && has(signs, '-') && text.contains("----")) {
            scrubbed = Tokens.privateKeys(scrubbed);
        }
        if ((words & DISPOSITION) != 0) {
            scrubbed = Multipart.mask(scrubbed, names);
        }
        if (byLooks) {
            if (has(signs, '/')
                    && (has(letters, '@') || scrubbed.contains(Tokens.CUT))
                    && scrubbed.contains("://")) {
                scrubbed = Tokens.credentials(scrubbed);
            }
            if ((words & ORACLE) != 0) {
                scrubbed = Tokens.oracle(scrubbed);
            }
            if (has(letters, 'J') && scrubbed.contains("eyJ")) {
                scrubbed = Tokens.webTokens(scrubbed);
            }
            if ((words & BEGINNINGS) != 0
                    && (cut || (longestWord(text) >= SHORTEST_TOKEN && hasDigits(text, 1)))) {
                scrubbed = Tokens.known(scrubbed);
            }
            if ((words & SCHEMES) != 0) {
                scrubbed = Tokens.schemes(scrubbed);
            }
            if ((words & NOUNS) != 0 && states(scrubbed)) {
                scrubbed = Tokens.stated(scrubbed);
            }
        }
        if (separates && (has(signs, '\'') || (words & UNQUOTED) != 0)) {
            scrubbed = SqlLiterals.mask(scrubbed, names);
        }
        if (has(signs, '<')) {
            scrubbed = XmlElements.mask(scrubbed, names);
        }
        if (assigns) {
            if ((words & VALUE) != 0) {
                scrubbed = NamedValues.mask(scrubbed, names);
            }
            scrubbed = new Assignments(scrubbed, names).mask();
        }
        if (has(signs, '-') && separates && hasOption(scrubbed)) {
            scrubbed = CommandLines.mask(scrubbed, names);
        }
        if (digits && hasDigits(text, FEWEST_DIGITS)) {
            scrubbed = CardNumbers.mask(scrubbed);
        }
        return digits && cut
                ? CardNumbers.maskCut(scrubbed, scrubbed.length() - Tokens.CUT.length())
                : scrubbed;
    }

    private static boolean has(long chars, char c) {
        return (chars >> c & 1) != 0;
    }

    private static boolean states(String text) {
        return text.contains(" is ")
                || text.contains(" was ")
                || text.contains(" ist ")
                || text.contains(" lautet ");
    }

    private static int longestWord(String text) {
        int longest = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ' ' || text.charAt(i) == '\n') {
                longest = Math.max(longest, i - start);
                start = i + 1;
            }
        }
        return longest;
    }

    /** Whether there is a dash that begins a word. */
    private static boolean hasOption(String text) {
        for (int at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
            if ((at == 0 || " \t\n\"'[(".indexOf(text.charAt(at - 1)) >= 0)
                    && at + 1 < text.length()
                    && text.charAt(at + 1) > ' ') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigits(String text, int fewest) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits >= fewest;
    }
}
