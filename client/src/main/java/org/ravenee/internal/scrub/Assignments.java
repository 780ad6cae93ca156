/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    private static final Pattern ESCAPE = Pattern.compile("\\\\([nrt])");

    private final SensitiveNames names;

    Assignments(SensitiveNames names) {
        this.names = names;
    }

    String mask(String text) {
        StringBuilder masked = null;
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            int separator = lengthOfSeparator(text, i);
            if (separator == 0) {
                continue;
            }
            Name name = nameBefore(text, i, separator > 1);
            if (name == null || !names.match(name.text())) {
                continue;
            }
            int start = startOfValue(text, i + separator, name.quoted());
            // Asked before the end is looked for, which may be far away: no character is to be
            // looked at again for each name.
            if (!isSecret(name, text, i, start)) {
                continue;
            }
            int end = Values.end(text, start, name);
            if (end > start && !Values.isPlaceholder(text, start, end)) {
                if (masked == null) {
                    masked = new StringBuilder(text.length());
                }
                masked.append(text, copied, start).append(Values.replacement(text, start, end));
                copied = end;
                i = end - 1;
            }
        }
        return masked == null ? text : masked.append(text, copied, text.length()).toString();
    }

    /** An equals sign or a colon, as it is or as URLs and JSON may write it; 0 if there is none. */
    private static int lengthOfSeparator(String text, int at) {
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
    private boolean isSecret(Name name, String text, int separator, int start) {
        return name.quoted()
                || text.charAt(separator) != ':'
                || names.matchInProse(name.text())
                || (!name.isOfFailure() && (name.isCompound() || Values.looksRandom(text, start)));
    }

    private static @Nullable Name nameBefore(String text, int separator, boolean encoded) {
        int end = separator;
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (end > 0 && Values.isQuote(text.charAt(end - 1))) {
            return quotedName(text, end - 1);
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
        return start == end
                ? null
                : new Name(
                        apart(lastPart(decoded(text.substring(start, end)))),
                        false,
                        isListed(text, start),
                        encoded);
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
    private static Name quotedName(String text, int quote) {
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
        return new Name(decoded(text.substring(start, end)), true, false, false);
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
        return name.indexOf('\\') < 0 ? name : ESCAPE.matcher(name).replaceAll("$1 ");
    }

    private static String decoded(String name) {
        String plain = EncodedTexts.decoded(name);
        return plain.contains("\\u") ? unescaped(plain) : plain;
    }

    private static String unescaped(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (name.startsWith("\\u", i) && i + 6 <= name.length()) {
                try {
                    plain.append((char) Integer.parseInt(name, i + 2, i + 6, 16));
                    i += 5;
                    continue;
                } catch (NumberFormatException e) {
                    // Not an escape after all.
                }
            }
            plain.append(name.charAt(i));
        }
        return plain.toString();
    }

    /** What was encoded may have been a whole address: its last name counts. */
    private static String lastPart(String name) {
        int start = name.length();
        while (start > 0 && "&?=/;#{,\"' ".indexOf(name.charAt(start - 1)) < 0) {
            start--;
        }
        return name.substring(start);
    }

    private static int startOfValue(String text, int from, boolean acrossLines) {
        int start = from;
        while (start < text.length()
                && (isBlank(text.charAt(start))
                        || "=:>".indexOf(text.charAt(start)) >= 0
                        || (acrossLines && Character.isWhitespace(text.charAt(start))))) {
            start++;
        }
        return start;
    }

    private static boolean isOfName(char c, boolean encoded) {
        return Character.isLetterOrDigit(c)
                || "_-.[]$+".indexOf(c) >= 0
                || (!encoded && (c == '%' || c == '\\'));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
