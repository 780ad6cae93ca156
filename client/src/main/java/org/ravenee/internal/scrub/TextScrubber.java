/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/** Masks secrets inside texts of any kind. Returns the same object where there are none. */
final class TextScrubber {

    private static final int FEWEST_DIGITS = 13;
    private static final int SHORTEST_TOKEN = 16;

    /** Where statements have secrets that are in no single quotes. */
    private static final String[] UNQUOTED = {"alues", "ALUES", "dentified", "DENTIFIED"};

    private final Assignments assignments;
    private final NamedValues siblings;
    private final XmlElements elements;
    private final Multipart parts;
    private final SqlLiterals literals;
    private final CommandLines commands;
    private final EncodedTexts encoded;
    private final boolean byLooks;

    TextScrubber(SensitiveNames names) {
        this.assignments = new Assignments(names);
        this.siblings = new NamedValues(names);
        this.elements = new XmlElements(names);
        this.parts = new Multipart(names);
        this.literals = new SqlLiterals(names);
        this.commands = new CommandLines(names);
        this.encoded = new EncodedTexts(this::asItIs);
        this.byLooks = names.includeUsual();
    }

    String scrub(String text) {
        String scrubbed = asItIs(text);
        return scrubbed.indexOf('%') < 0 ? scrubbed : encoded.mask(scrubbed);
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
    private String asItIs(String text) {
        boolean assigns = false;
        boolean tags = false;
        boolean separates = false;
        boolean dashes = false;
        boolean quotes = false;
        int digits = 0;
        int blank = -1;
        int longest = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '=', ':', '\\', '%' -> assigns = true;
                case ' ', '\n' -> {
                    separates = true;
                    longest = Math.max(longest, i - blank);
                    blank = i;
                }
                case '.', '+' -> separates = true;
                case '-', '_' -> dashes = true;
                case '\'' -> quotes = true;
                case '<' -> tags = true;
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> digits++;
                default -> {
                    // most of any text
                }
            }
        }
        // Most texts are names and short messages: the one pass above says what is worth looking
        // for.
        String scrubbed = text;
        if (dashes && byLooks && scrubbed.contains("----")) {
            scrubbed = Tokens.privateKeys(scrubbed);
        }
        if (assigns && (scrubbed.contains("isposition:") || scrubbed.contains("ISPOSITION:"))) {
            scrubbed = parts.mask(scrubbed);
        }
        boolean cut = text.endsWith(Tokens.CUT);
        boolean known = cut || Math.max(longest, text.length() - blank) > SHORTEST_TOKEN;
        known &= cut || digits > 0;
        if (byLooks && (assigns || separates || known)) {
            scrubbed = Tokens.mask(scrubbed, known);
        }
        if (separates && (quotes || containsAny(scrubbed, UNQUOTED))) {
            scrubbed = literals.mask(scrubbed);
        }
        if (tags) {
            scrubbed = elements.mask(scrubbed);
        }
        if (assigns) {
            scrubbed = assignments.mask(siblings.mask(scrubbed));
        }
        if (dashes && separates && CommandLines.mayBe(scrubbed)) {
            scrubbed = commands.mask(scrubbed);
        }
        if (byLooks && digits >= FEWEST_DIGITS) {
            scrubbed = CardNumbers.mask(scrubbed);
        }
        return byLooks && digits > 0 && cut
                ? CardNumbers.maskCut(scrubbed, scrubbed.length() - Tokens.CUT.length())
                : scrubbed;
    }
}
