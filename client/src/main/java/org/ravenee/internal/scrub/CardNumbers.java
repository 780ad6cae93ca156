/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/**
 * Masks numbers of payment cards: 13 to 19 digits, in groups or not, that begin as a card network's
 * numbers do and whose check digit is right (ISO/IEC 7812). Timestamps and order numbers are
 * neither.
 */
final class CardNumbers {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private CardNumbers() {}

    static String mask(String text) {
        StringBuilder masked = null;
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            if (!isDigit(text.charAt(i)) || (i > 0 && joins(text.charAt(i - 1)))) {
                i++;
                continue;
            }
            int end = endOfNumber(text, i);
            if (isCard(text, i, end)) {
                if (masked == null) {
                    masked = new StringBuilder(text.length());
                }
                masked.append(text, copied, i).append(Mask.TEXT);
                copied = end;
            }
            i = Math.max(end, i + 1);
        }
        return masked == null ? text : masked.append(text, copied, text.length()).toString();
    }

    /** Digits with single spaces or hyphens between them, to the last digit. */
    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean separated =
                    (c == ' ' || c == '-')
                            && end + 1 < text.length()
                            && isDigit(text.charAt(end + 1));
            if (!isDigit(c) && !separated) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isCard(String text, int start, int end) {
        if (end < text.length() && joins(text.charAt(end))) {
            return false;
        }
        StringBuilder digits = new StringBuilder(LONGEST);
        for (int i = start; i < end; i++) {
            if (isDigit(text.charAt(i))) {
                if (digits.length() == LONGEST) {
                    return false;
                }
                digits.append(text.charAt(i));
            }
        }
        return digits.length() >= SHORTEST && isOfNetwork(digits) && checks(digits);
    }

    private static boolean isOfNetwork(CharSequence digits) {
        int length = digits.length();
        int first = digits.charAt(0) - '0';
        int two = first * 10 + digits.charAt(1) - '0';
        int four = two * 100 + (digits.charAt(2) - '0') * 10 + digits.charAt(3) - '0';
        return switch (first) {
            case 4 -> length == 13 || length == 16 || length == 19;
            case 5 -> length >= 12 && two >= 50;
            case 6 -> length >= 12;
            case 2 -> length == 16 && four >= 2200 && four <= 2720;
            case 3 ->
                    (length == 15 && (two == 34 || two == 37))
                            || (length == 14 && (two == 30 || two == 36 || two >= 38))
                            || (length >= 16 && two == 35);
            default -> false;
        };
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

    /** A letter or digit beside the number makes it part of something else, such as a hash. */
    private static boolean joins(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
