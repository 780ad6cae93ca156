/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Pattern;

/**
 * Masks numbers of payment cards: 13 to 19 digits, in groups or not, that begin as a card network's
 * numbers do and whose check digit is right (ISO/IEC 7812). Timestamps and order numbers are
 * neither.
 */
final class CardNumbers {

    /** The length of the shortest text with a number, which is one that was cut off. */
    static final int SHORTEST_TEXT = 10;

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int SHORTEST_GROUP = 2;
    private static final String SEPARATORS = " -+._/\u00a0\u2009\u202f\u2010\u2011\u2013\u2014";
    private static final int LENGTH_OF_UUID = 36;
    private static final int SHORTEST_CUT = 7;
    private static final int FARTHEST_WORD = 24;
    private static final Pattern ANNOUNCED =
            Pattern.compile(
                    "(?i)card|karte|carte|tarjeta|cartao|carta|kaart|visa|amex|maestro|\\bpan\\b|\\bcc");

    /** Separators that also stand between numbers that are no groups of one. */
    private static final String LOOSE = "._/";

    private CardNumbers() {}

    static void find(String text, Findings found) {
        if (hasDigits(text)) {
            numbers(text, found);
        }
        if (text.endsWith(Tokens.CUT)) {
            cut(text, found);
        }
    }

    /** Tells whether a text has as many digits as the shortest number. */
    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= SHORTEST;
    }

    private static void numbers(String text, Findings found) {
        int i = 0;
        while (i < text.length()) {
            if (isUuid(text, i)) {
                i += LENGTH_OF_UUID;
                continue;
            }
            if (!isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int end = isPartOfWord(text, i) ? -1 : endOfCard(text, i);
            if (end > 0) {
                found.add(i, end);
            }
            i = end > 0 ? end : endOfGroup(text, i);
        }
    }

    /**
     * The end of the longest card number that begins with this group of digits; -1 if none does.
     */
    private static int endOfCard(String text, int start) {
        StringBuilder digits = new StringBuilder(LONGEST);
        int found = -1;
        int group = start;
        char separatedBy = 0;
        while (true) {
            int end = endOfGroup(text, group);
            if (digits.length() + end - group > LONGEST) {
                return found;
            }
            digits.append(text, group, end);
            if (digits.length() >= SHORTEST
                    && (LOOSE.indexOf(separatedBy) < 0 || isGroup(end - group))
                    && (end == text.length() || !joins(text, end))
                    && checks(digits)
                    && (isOfNetwork(digits)
                            || (isPossible(digits)
                                    && (separatedBy == ' '
                                            || separatedBy == '-'
                                            || isAnnounced(text, start))))) {
                found = end;
            }
            int separator = lengthOfSeparator(text, end);
            if (separator == 0
                    || end - group < SHORTEST_GROUP
                    || (LOOSE.indexOf(text.charAt(end)) >= 0 && !isGroup(end - group))
                    || (separatedBy != 0 && separatedBy != text.charAt(end))) {
                return found;
            }
            separatedBy = text.charAt(end);
            group = end + separator;
        }
    }

    private static int endOfGroup(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** As card networks make them: 4-4-4-4, 4-6-5. */
    private static boolean isGroup(int length) {
        return length >= 3 && length <= 6;
    }

    /** A number that was cut off with the text has no check digit any more; its beginning shows. */
    private static void cut(String text, Findings found) {
        int end = text.length() - Tokens.CUT.length();
        int first = -1;
        int digits = 0;
        int start = end;
        while (start > 0 && digits < LONGEST) {
            char c = text.charAt(start - 1);
            if (isDigit(c)) {
                digits++;
                boolean begins = start == 1 || !isDigit(text.charAt(start - 2));
                if (begins && digits >= SHORTEST_CUT && c >= '2' && c <= '6') {
                    first = start - 1;
                }
            } else if (SEPARATORS.indexOf(c) < 0) {
                break;
            }
            start--;
        }
        if (first >= 0 && !isPartOfWord(text, first)) {
            found.add(first, end);
        }
    }

    /** Tells whether a number that stands alone is one of a card. */
    static boolean isCard(String digits) {
        Findings found = new Findings();
        find(digits, found);
        return !found.isEmpty();
    }

    /** Returns the length of the separator between two groups; 0 if no digit follows. */
    private static int lengthOfSeparator(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        int length =
                SEPARATORS.indexOf(text.charAt(at)) >= 0 ? 1 : text.startsWith("%20", at) ? 3 : 0;
        if (text.startsWith("  ", at)) {
            length = 2;
        }
        int next = at + length;
        return length > 0 && next < text.length() && isDigit(text.charAt(next)) ? length : 0;
    }

    /** The ranges that the networks issue today, in their usual lengths. */
    private static boolean isOfNetwork(CharSequence digits) {
        int length = digits.length();
        int two = number(digits, 2);
        int four = number(digits, 4);
        return switch (length) {
            case 14 -> (four >= 3000 && four <= 3059) || two == 36 || two == 38 || two == 39;
            case 15 -> two == 34 || two == 37;
            case 16 ->
                    two / 10 == 4
                            || (two >= 51 && two <= 55)
                            || (four >= 2221 && four <= 2720)
                            || (four >= 3528 && four <= 3589)
                            || four == 6011
                            || (four >= 6440 && four <= 6499)
                            || two == 65
                            || two == 62;
            default -> false;
        };
    }

    /**
     * Tells whether digits of any length may be a number, beside a word for a card or in groups.
     */
    private static boolean isPossible(CharSequence digits) {
        int first = digits.charAt(0) - '0';
        return first >= 3 && first <= 6;
    }

    private static boolean isAnnounced(String text, int start) {
        return ANNOUNCED.matcher(text).region(Math.max(0, start - FARTHEST_WORD), start).find();
    }

    private static int number(CharSequence digits, int length) {
        int number = 0;
        for (int i = 0; i < length; i++) {
            number = number * 10 + digits.charAt(i) - '0';
        }
        return number;
    }

    /** Luhn's sum. */
    private static boolean checks(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The letter of an escaped line end is no letter, and a fraction is no number of its own. */
    private static boolean isPartOfWord(String text, int start) {
        if (start == 0) {
            return false;
        }
        char before = text.charAt(start - 1);
        if (before == '.') {
            return start > 1 && isDigit(text.charAt(start - 2));
        }
        return joins(before) && (start < 2 || text.charAt(start - 2) != '\\');
    }

    /** RFC 9562: 8-4-4-4-12 hexadecimal digits, which may all be decimal ones. */
    private static boolean isUuid(String text, int start) {
        int end = start + LENGTH_OF_UUID;
        if (end > text.length() || text.charAt(start + 8) != '-') {
            return false;
        }
        for (int i = 0; i < LENGTH_OF_UUID; i++) {
            char c = text.charAt(start + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** An underscore may join groups, too. */
    private static boolean joins(String text, int at) {
        return joins(text.charAt(at)) && lengthOfSeparator(text, at) == 0;
    }

    /** A letter or digit beside the number makes it part of something else, such as a hash. */
    private static boolean joins(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
