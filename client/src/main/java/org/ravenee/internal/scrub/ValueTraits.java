/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Pattern;

/** Tells whether a value looks generated, like a word, or like a place for a value. */
final class ValueTraits {

    private static final int SHORTEST_GENERATED = 7;
    private static final int LONGEST_PLACEHOLDER = 60;
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "(?i)\\{\\w{0,20}}|\\$\\{\\S{1,60}}?|%(?:\\d\\$)?s|\\?\\d{0,2}|\"{2}|'{2}|null|nil|none|undefined|yes|no"
                            + "|true|false|enabled|disabled|expired|revoked|required|mandatory|optional|missing|unset|absent|\"?\\*{3,9}\"?|[\\[<(]?(?:masked|filtered|redacted|hidden)[])>]?");

    private static final Pattern ASSIGNMENT = Pattern.compile("[a-z_]++=[^=].*+");
    private static final Pattern COUNT = Pattern.compile("\\d{1,8}");

    private ValueTraits() {}

    /** Tells whether a text has no blanks and, behind its first letter, what words do not have. */
    static boolean isMixed(String value) {
        boolean digits = false;
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isWhitespace(c)) {
                return false;
            }
            digits |= Character.isDigit(c);
            upper |= i > 0 && Character.isUpperCase(c);
            lower |= Character.isLowerCase(c);
        }
        return digits || (upper && lower);
    }

    /** Tells whether a word is one that generators make: letters and digits, no date, no name. */
    static boolean isGenerated(String word) {
        int letters = 0;
        int digits = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (Character.isLetter(c)) {
                letters++;
            } else if ("(<{ ".indexOf(c) >= 0) {
                return false;
            }
        }
        return word.length() >= SHORTEST_GENERATED && digits > 0 && letters > 1;
    }

    /** A name and a value, as in {@code token_type=bearer expires_in=3600}. */
    static boolean isAssignment(String word) {
        return ASSIGNMENT.matcher(word).matches();
    }

    static boolean hasDigitInside(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isDigit(word.charAt(i)) && ".-+".indexOf(word.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a value is a number of tokens. */
    static boolean isCount(String name, String text, int start, int end) {
        return name.regionMatches(true, name.length() - 6, "tokens", 0, 6)
                && COUNT.matcher(text).region(start, end).matches();
    }

    /** Tells whether a part stands for a secret that is filled in later or was masked before. */
    static boolean isPlaceholder(String text, int start, int end) {
        return end - start <= LONGEST_PLACEHOLDER
                && PLACEHOLDER.matcher(text).region(start, end).matches();
    }
}
