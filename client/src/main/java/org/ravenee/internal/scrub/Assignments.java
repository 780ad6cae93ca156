/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.Locale;

/**
 * Masks the values that sensitive names are given inside a text: {@code name=value} of query
 * strings, forms, cookies and {@code toString()}, {@code "name": value} of JSON, whole or cut off,
 * escaped or not.
 *
 * <p>A scanner and not a parser, on purpose: what looks like an assignment is one, whatever the
 * rest of the text looks like, so that a broken or nested document hides nothing. It never looks at
 * a character more often than a fixed number of times.
 */
final class Assignments {

    private static final int LONGEST_NAME = 200;
    private static final int FARTHEST_BRACKET = 300;

    private final String text;
    private final SensitiveNames names;

    // Of the name that was found last.
    private String name = "";
    private boolean quoted;
    private boolean listed;

    Assignments(String text, SensitiveNames names) {
        this.text = text;
        this.names = names;
    }

    String mask() {
        Mask mask = new Mask(text);
        for (int i = 0; i < text.length(); i++) {
            int separator = lengthOfSeparator(i);
            if (separator == 0 || !hasName(i, separator > 1) || !names.match(name)) {
                continue;
            }
            int start = startOfValue(i + separator);
            // Asked before the end is looked for, which may be far away: no character is to be
            // looked at again for each name.
            if (!isSecret(i, start)) {
                continue;
            }
            int end = Values.end(text, start, name, listed, separator > 1 && !quoted);
            if (end > start && !Values.isPlaceholder(text, start, end)) {
                mask.cover(start, end, Values.replacement(text, start, end));
                i = end - 1;
            }
        }
        return mask.done();
    }

    /** An equals sign or a colon, as it is or as URLs and JSON may write it; 0 if there is none. */
    private int lengthOfSeparator(int at) {
        return switch (text.charAt(at)) {
            case '=', ':' -> 1;
            case '%' ->
                    text.regionMatches(true, at, "%3D", 0, 3)
                                    || text.regionMatches(true, at, "%3A", 0, 3)
                            ? 3
                            : 0;
            case '\\' -> text.regionMatches(true, at, "\\u003d", 0, 6) ? 6 : 0;
            default -> 0;
        };
    }

    /** In plain prose a colon follows many a word: there, the name alone does not say enough. */
    private boolean isSecret(int separator, int start) {
        return quoted
                || text.charAt(separator) != ':'
                || names.matchInProse(name)
                // What follows the name of an exception is its message.
                || (!name.endsWith("Exception")
                        && !name.endsWith("Error")
                        && (isCompound() || Values.looksRandom(text, start)));
    }

    /** Names of programs and headers, unlike words: {@code auth-token}, {@code authToken}. */
    private boolean isCompound() {
        if (name.indexOf('-') >= 0 || name.indexOf('_') >= 0) {
            return true;
        }
        return name.indexOf('.') < 0
                && Character.isLowerCase(name.charAt(0))
                && !name.equals(name.toLowerCase(Locale.ROOT));
    }

    private boolean hasName(int separator, boolean encoded) {
        int end = separator;
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        quoted = end > 0 && isQuote(text.charAt(end - 1));
        if (quoted) {
            name = quotedName(end - 1);
            listed = false;
            return true;
        }
        int start = end;
        while (start > 0
                && end - start < LONGEST_NAME
                && isOfName(text.charAt(start - 1), encoded)) {
            start--;
        }
        if (encoded && start > 0) {
            start = Math.min(end, start + lengthOfCode(text.charAt(start - 1)));
        }
        if (start < end) {
            name = apart(lastPart(decoded(text.substring(start, end))));
            listed = isListed(text, start);
        }
        return start < end;
    }

    /**
     * Where a separator is encoded, so is what comes before the name: {@code %26}, {@code \\u0026}.
     */
    private static int lengthOfCode(char sign) {
        return switch (sign) {
            case '%' -> 2;
            case '\\' -> 5;
            default -> 0;
        };
    }

    /** Back from the closing quote to the opening one; a name cut off at the start counts, too. */
    private String quotedName(int quote) {
        int end = quote;
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end--;
        }
        int start = end;
        while (start > 0
                && end - start < LONGEST_NAME
                && text.charAt(start - 1) != text.charAt(quote)) {
            start--;
        }
        return decoded(text.substring(start, end));
    }

    /** Whether the name is an entry of something in brackets, as toString() writes it. */
    static boolean isListed(String text, int start) {
        int before = start - 1;
        if (before > 0 && text.charAt(before) == ' ') {
            before--;
        }
        if (before < 0 || "{([,;".indexOf(text.charAt(before)) < 0) {
            return false;
        }
        for (int i = before; i >= 0 && before - i < FARTHEST_BRACKET; i--) {
            if ("{([".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
            if ("})]".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return false;
    }

    /** The letter of an escaped line end is no part of the name behind it, or all of it is. */
    private static String apart(String name) {
        return name.replace("\\n", "n ").replace("\\r", "r ").replace("\\t", "t ");
    }

    private static String decoded(String name) {
        String plain = name.indexOf('%') < 0 ? name : EncodedTexts.decoded(name);
        Mask unescaped = new Mask(plain);
        int next = 0;
        for (int at = plain.indexOf("\\u"); at >= 0; at = plain.indexOf("\\u", next)) {
            int code = EncodedTexts.hex(plain, at + 2, 4);
            next = code < 0 ? at + 1 : at + 6;
            if (code >= 0) {
                unescaped.cover(at, next, String.valueOf((char) code));
            }
        }
        return unescaped.done();
    }

    /** What was encoded may have been a whole address: its last name counts. */
    private static String lastPart(String name) {
        int start = name.length();
        while (start > 0 && "&?=/;#{,\"' ".indexOf(name.charAt(start - 1)) < 0) {
            start--;
        }
        return name.substring(start);
    }

    private int startOfValue(int from) {
        int start = from;
        while (start < text.length()
                && (isBlank(text.charAt(start))
                        || "=:>".indexOf(text.charAt(start)) >= 0
                        || (quoted && Character.isWhitespace(text.charAt(start))))) {
            start++;
        }
        return start;
    }

    private static boolean isOfName(char c, boolean encoded) {
        return Character.isLetterOrDigit(c)
                || "_-.[]$+".indexOf(c) >= 0
                || (!encoded && (c == '%' || c == '\\'));
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
