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

    private static final String[] VERBS = {" is ", " was ", " ist ", " lautet "};
    private static final String[] NOUNS =
            words("ass ASS pwd PWD ecret ECRET oken TOKEN pin PIN Pin");
    private static final String[] BEGINNINGS =
            words(
                    "AKIA ASIA AIza ghp_ gho_ ghs_ ghu_ ghr_ _pat_ xox xapp- k_live k_test glpat"
                            + " npm_ hvs. SG.");

    private final SensitiveNames names;

    TextScrubber(SensitiveNames names) {
        this.names = names;
    }

    String scrub(String text) {
        String scrubbed = asItIs(text);
        return scrubbed.indexOf('%') < 0 ? scrubbed : EncodedTexts.mask(scrubbed, this);
    }

    static String[] words(String list) {
        return list.split(" ");
    }

    static boolean containsAny(String text, String[] parts) {
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Masks what can be read without decoding anything. */
    String asItIs(String text) {
        boolean assigns = false;
        boolean blanks = false;
        boolean tags = false;
        boolean dashes = false;
        boolean options = false;
        boolean quotes = false;
        boolean address = false;
        boolean user = false;
        boolean oracle = false;
        boolean parts = false;
        boolean schemes = false;
        boolean identified = false;
        boolean value = false;
        boolean webToken = false;
        int digits = 0;
        int blank = -1;
        int longest = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case ' ', '\n' -> {
                    blanks = true;
                    longest = Math.max(longest, i - blank);
                    blank = i;
                }
                case '=', '\\', '%' -> assigns = true;
                case ':' -> {
                    assigns = true;
                    address |= text.startsWith("//", i + 1);
                    oracle |= has("oracle", text, i - 6);
                    parts |= has("disposition", text, i - 11);
                }
                case '-' -> {
                    dashes = true;
                    options |= beginsWord(text, i);
                }
                case '\'' -> quotes = true;
                case '<' -> tags = true;
                case '@' -> user = true;
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> digits++;
                // Letters of words that are rarer than the words' others.
                case 'b', 'B' -> schemes |= has("bearer", text, i) || has("basic", text, i);
                case 'g', 'G' -> schemes |= has("digest", text, i - 2);
                case 'f', 'F' -> identified |= has("identified", text, i - 6);
                case 'v', 'V' -> value |= has("value", text, i);
                case 'J' -> webToken |= text.startsWith("eyJ", i - 2);
                default -> {
                    // most of any text
                }
            }
        }
        boolean byLooks = names.includeUsual();
        boolean cut = text.endsWith(Tokens.CUT);
        String scrubbed = text;
        if (dashes && byLooks && scrubbed.contains("----")) {
            scrubbed = Tokens.privateKeys(scrubbed);
        }
        if (parts) {
            scrubbed = Multipart.mask(scrubbed, names);
        }
        if (byLooks) {
            if (address && (user || scrubbed.contains(Tokens.CUT))) {
                scrubbed = Tokens.credentials(scrubbed);
            }
            if (oracle) {
                scrubbed = Tokens.oracle(scrubbed);
            }
            if (webToken) {
                scrubbed = Tokens.webTokens(scrubbed);
            }
            boolean word = Math.max(longest, text.length() - blank) > SHORTEST_TOKEN;
            if ((cut || (word && digits > 0)) && containsAny(scrubbed, BEGINNINGS)) {
                scrubbed = Tokens.known(scrubbed);
            }
            if (schemes) {
                scrubbed = Tokens.schemes(scrubbed);
            }
            if (blanks && containsAny(scrubbed, VERBS) && containsAny(scrubbed, NOUNS)) {
                scrubbed = Tokens.stated(scrubbed);
            }
        }
        if (quotes || identified || value) {
            scrubbed = SqlLiterals.mask(scrubbed, names);
        }
        if (tags) {
            scrubbed = XmlElements.mask(scrubbed, names);
        }
        if (assigns && value) {
            scrubbed = NamedValues.mask(scrubbed, names);
        }
        if (assigns) {
            scrubbed = new Assignments(scrubbed, names).mask();
        }
        if (options) {
            scrubbed = CommandLines.mask(scrubbed, names);
        }
        if (byLooks && digits >= FEWEST_DIGITS) {
            scrubbed = CardNumbers.mask(scrubbed);
        }
        return byLooks && digits > 0 && cut
                ? CardNumbers.maskCut(scrubbed, scrubbed.length() - Tokens.CUT.length())
                : scrubbed;
    }

    private static boolean beginsWord(String text, int at) {
        return (at == 0 || " \t\n\"'[(".indexOf(text.charAt(at - 1)) >= 0)
                && at + 1 < text.length()
                && text.charAt(at + 1) > ' ';
    }

    private static boolean has(String word, String text, int at) {
        return text.regionMatches(true, at, word, 0, word.length());
    }
}
