/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.Locale;
import java.util.regex.Pattern;

/** Finds where a value inside a text ends, and what to write in its place. */
final class ValueBounds {

    private static final int FARTHEST_LOOK = 50;
    private static final int SHORTEST_RANDOM = 8;
    private static final Pattern SCHEME = Pattern.compile("(?i)bearer|basic|digest|sentry|token");

    private ValueBounds() {}

    /**
     * Finds the end.
     *
     * @param name of the value, decoded
     * @param listed whether it is one of several, as in {@code User{name=…, password=…}}
     */
    static int end(String text, int start, String name, boolean listed) {
        if (start >= text.length()) {
            return start;
        }
        int quote = afterBackslashes(text, start);
        if (quote < text.length() && isQuote(text.charAt(quote))) {
            return endOfQuoted(text, start, quote);
        }
        char first = text.charAt(start);
        if ((first == '{' || first == '[') && !isHashScheme(text, start)) {
            return endOfNested(text, start);
        }
        int end = endOfWord(text, start);
        boolean scheme = isScheme(text, start, end);
        boolean digest = text.regionMatches(true, start, "digest", 0, 6);
        if (name.toLowerCase(Locale.ROOT).contains("authoriz") || (scheme && digest)) {
            // A scheme and a credential. The number of words is unknown, except for these schemes,
            // which have one.
            return listed && scheme && !digest
                    ? endOfListed(text, start)
                    : endOfCredentials(text, start, listed);
        }
        if (listed) {
            return endOfListed(text, start);
        }
        return scheme ? endOfSecondWord(text, end) : end;
    }

    /** {@code {SSHA}…}, as directories store passwords. */
    private static boolean isHashScheme(String text, int start) {
        int end = start + 1;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end + 1 < text.length()
                && text.charAt(end) == '}'
                && (Character.isLetterOrDigit(text.charAt(end + 1)) || text.charAt(end + 1) == '$');
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** The end of the line, of the quotes or of the list around; parameters may be in quotes. */
    static int endOfCredentials(String text, int start, boolean listed) {
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == '\r' || c == '\n' || (c == '\\' && isEscape(text, end + 1))) {
                return end;
            }
            if (listed && "}])".indexOf(c) >= 0 && isClosing(text, end + 1)) {
                return end;
            }
            if (isQuote(c)) {
                int escapes = end;
                while (escapes > start && text.charAt(escapes - 1) == '\\') {
                    escapes--;
                }
                if (escapes > start && text.charAt(escapes - 1) == '=') {
                    end = endOfQuoted(text, escapes, end) - 1;
                } else if (isClosing(text, end + 1)) {
                    return escapes;
                }
            }
            end++;
        }
        return text.length();
    }

    /** Longer than a word, with digits inside: what generators make, and people do not say. */
    static boolean looksRandom(String text, int start) {
        boolean digits = false;
        int end = start;
        int most = Math.min(text.length(), start + FARTHEST_LOOK);
        while (end < most && !isEndOfWord(text, end, (char) 0)) {
            digits |= Character.isDigit(text.charAt(end));
            end++;
        }
        return digits && end - start >= SHORTEST_RANDOM;
    }

    /** JSON stays JSON: what stands for an object or array is a string. */
    static String replacement(String text, int start, int end) {
        int quote = afterBackslashes(text, start);
        if (quote < end && isQuote(text.charAt(quote))) {
            String delimiter = text.substring(start, quote + 1);
            return delimiter + Mask.TEXT + delimiter;
        }
        char first = text.charAt(start);
        return first == '{' || first == '[' ? '"' + Mask.TEXT + '"' : Mask.TEXT;
    }

    private static int afterBackslashes(String text, int start) {
        int after = start;
        while (after < text.length() && text.charAt(after) == '\\') {
            after++;
        }
        return after;
    }

    /**
     * A quote inside a document that is itself a quoted text has 1, 3, 7 … backslashes before it,
     * one inside its value has the next number of that row, and a backslash inside has all of them
     * doubled. A quote with fewer ends the document around.
     */
    private static int endOfQuoted(String text, int start, int quote) {
        int escapes = quote - start;
        int period = 2 * (escapes + 1);
        int backslashes = 0;
        for (int i = quote + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                backslashes++;
                continue;
            }
            if (c == text.charAt(quote)) {
                if (backslashes % period == escapes) {
                    if (c == '\'' && escapes == 0 && text.startsWith("'", i + 1)) {
                        // As SQL writes a quote inside.
                        i++;
                        continue;
                    }
                    return i + 1;
                }
                if (backslashes < escapes) {
                    return i - backslashes;
                }
            }
            backslashes = 0;
        }
        return text.length();
    }

    private static int endOfNested(String text, int start) {
        int depth = 0;
        int backslashes = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = endOfQuoted(text, i - backslashes, i) - 1;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return text.length();
    }

    /** An entry of a list may have blanks inside; the next entry or the end of the list ends it. */
    private static int endOfListed(String text, int start) {
        int end = start;
        while (end < text.length()
                && "\r\n;&".indexOf(text.charAt(end)) < 0
                && !isEndOfWord(text, end, ' ')) {
            end++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && !isEndOfWord(text, end, (char) 0)) {
            end++;
        }
        // The backslash of an escaped quote belongs to the quote.
        while (end > start
                && end < text.length()
                && isQuote(text.charAt(end))
                && text.charAt(end - 1) == '\\') {
            end--;
        }
        return end;
    }

    private static int endOfSecondWord(String text, int end) {
        return end < text.length() && text.charAt(end) == ' ' ? endOfWord(text, end + 1) : end;
    }

    /**
     * Passwords have all kinds of characters in them. Those that also close what is around a value
     * end it only where something follows that would not be inside.
     */
    private static boolean isEndOfWord(String text, int at, char allowed) {
        char c = text.charAt(at);
        if (c == allowed) {
            return false;
        }
        if (Character.isWhitespace(c) || c == '&' || c == ';') {
            return true;
        }
        return switch (c) {
            case ',' -> isEndOfEntry(text, at + 1);
            case '"', '\'', ')', '}', ']', '>', '|' -> isClosing(text, at + 1);
            case '<' -> isTag(text, at + 1);
            case '\\' -> isEscape(text, at + 1);
            default -> false;
        };
    }

    private static boolean isEscape(String text, int at) {
        return text.regionMatches(true, at, "u0026", 0, 5)
                || (at < text.length()
                        && "nrt".indexOf(text.charAt(at)) >= 0
                        && (at + 1 == text.length()
                                || !Character.isLetterOrDigit(text.charAt(at + 1))));
    }

    static boolean isClosing(String text, int next) {
        return next >= text.length()
                || Character.isWhitespace(text.charAt(next))
                || ",;.:&)}]>|\"'\\<".indexOf(text.charAt(next)) >= 0;
    }

    /** After a comma: nothing, a blank, something in quotes or brackets, or the next assignment. */
    private static boolean isEndOfEntry(String text, int next) {
        if (next >= text.length()
                || Character.isWhitespace(text.charAt(next))
                || "\"'{[\\".indexOf(text.charAt(next)) >= 0) {
            return true;
        }
        for (int i = next; i < text.length() && i < next + FARTHEST_LOOK; i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':') {
                return true;
            }
            if (!Character.isLetterOrDigit(c) && "_-.".indexOf(c) < 0) {
                return false;
            }
        }
        return false;
    }

    private static boolean isTag(String text, int next) {
        for (int i = next; i < text.length() && i < next + FARTHEST_LOOK; i++) {
            if (text.charAt(i) == '>') {
                return true;
            }
        }
        return false;
    }

    private static boolean isScheme(String text, int start, int end) {
        return SCHEME.matcher(text).region(start, end).matches();
    }
}
