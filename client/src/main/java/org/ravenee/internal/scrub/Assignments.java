/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Masks the values that sensitive names are given inside a text: {@code name=value} of query
 * strings, forms, cookies and {@code toString()}, {@code "name": value} of JSON, whole or cut off.
 *
 * <p>A scanner and not a parser, on purpose: what looks like an assignment is one, whatever the
 * rest of the text looks like, so that a broken or nested document hides nothing.
 */
final class Assignments {

    private static final int LONGEST_NAME = 200;

    private final SensitiveNames names;

    Assignments(SensitiveNames names) {
        this.names = names;
    }

    String mask(String text) {
        StringBuilder masked = null;
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '=' && c != ':' || i < copied) {
                continue;
            }
            if (!namesSecret(text, i)) {
                continue;
            }
            int start = startOfValue(text, i + 1);
            int end = endOfValue(text, start);
            if (end > start) {
                if (masked == null) {
                    masked = new StringBuilder(text.length());
                }
                masked.append(text, copied, start).append(replacement(text, start));
                copied = end;
            }
        }
        return masked == null ? text : masked.append(text, copied, text.length()).toString();
    }

    private boolean namesSecret(String text, int separator) {
        int end = separator;
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        boolean quoted = end > 0 && isQuote(text.charAt(end - 1));
        if (quoted) {
            end--;
            while (end > 0 && text.charAt(end - 1) == '\\') {
                end--;
            }
        }
        int start = end;
        while (start > 0 && end - start < LONGEST_NAME && isOfName(text.charAt(start - 1))) {
            start--;
        }
        if (start == end) {
            return false;
        }
        String name = decoded(text.substring(start, end));
        return quoted || text.charAt(separator) == '='
                ? names.match(name)
                : names.matchInProse(name);
    }

    private static String decoded(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static int startOfValue(String text, int from) {
        int start = from;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int endOfValue(String text, int start) {
        if (start >= text.length()) {
            return start;
        }
        int quote = start;
        while (quote < text.length() && text.charAt(quote) == '\\') {
            quote++;
        }
        if (quote < text.length() && isQuote(text.charAt(quote))) {
            return endOfQuoted(text, start, quote);
        }
        char first = text.charAt(start);
        if (first == '{' || first == '[') {
            return endOfNested(text, start);
        }
        int end = endOfWord(text, start);
        return isScheme(text, start, end) ? endOfWord(text, startOfValue(text, end)) : end;
    }

    /** The closing quote has as many backslashes before it as the opening one. */
    private static int endOfQuoted(String text, int start, int quote) {
        int escapes = quote - start;
        int backslashes = 0;
        for (int i = quote + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                backslashes++;
            } else {
                if (c == text.charAt(quote) && backslashes == escapes) {
                    return i + 1;
                }
                // Behind an even number, what follows is not escaped any further.
                backslashes = 0;
            }
        }
        return text.length();
    }

    private static int endOfNested(String text, int start) {
        int depth = 0;
        boolean inString = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return text.length();
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && !endsWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isScheme(String text, int start, int end) {
        String word = text.substring(start, end);
        return word.equalsIgnoreCase("bearer")
                || word.equalsIgnoreCase("basic")
                || word.equalsIgnoreCase("digest")
                || word.equalsIgnoreCase("sentry")
                || word.equalsIgnoreCase("token");
    }

    /** JSON stays JSON: what stands for an object, array or number is a string. */
    private static String replacement(String text, int start) {
        char first = text.charAt(start);
        if (isQuote(first)) {
            return first + Mask.TEXT + first;
        }
        if (first == '\\') {
            int quote = start;
            while (text.charAt(quote) == '\\') {
                quote++;
            }
            String delimiter = quote < text.length() ? text.substring(start, quote + 1) : "";
            return delimiter + Mask.TEXT + delimiter;
        }
        return first == '{' || first == '[' ? '"' + Mask.TEXT + '"' : Mask.TEXT;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || "_-.[]%$+".indexOf(c) >= 0;
    }

    private static boolean endsWord(char c) {
        return Character.isWhitespace(c) || "&;,\"'<>)}]|".indexOf(c) >= 0;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
