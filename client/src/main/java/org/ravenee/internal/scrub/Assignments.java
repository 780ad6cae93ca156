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
 * rest of the text looks like, so that a broken or nested document hides nothing. A search never
 * looks at a character more often than a fixed number of times.
 */
final class Assignments implements TextRule {

    private final SensitiveNames names;

    Assignments(SensitiveNames names) {
        this.names = names;
    }

    @Override
    public void find(String text, Findings found) {
        new Search(text, names).run(found);
    }

    /** Whether the name is an entry of something in brackets, as toString() writes it. */
    static boolean isListed(String text, int start) {
        return Search.isListed(text, start);
    }

    /** One search, with the name that it found last. */
    private static final class Search {

        private static final int LONGEST_NAME = 200;
        private static final int FARTHEST_BRACKET = 300;

        /** In half and full width. */
        private static final String SEPARATORS = "=:\uff1d\uff1a";

        private final String text;
        private final SensitiveNames names;
        private String name = "";
        private boolean quoted;
        private boolean listed;

        Search(String text, SensitiveNames names) {
            this.text = text;
            this.names = names;
        }

        void run(Findings found) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (SEPARATORS.indexOf(c) < 0 || !hasSensitiveName(i)) {
                    continue;
                }
                int start = startOfValue(i + 1);
                // Asked before the end is looked for, which may be far away: no character is to be
                // looked at again for each name.
                if (!isSecret(i, start)) {
                    continue;
                }
                int end = ValueBounds.end(text, start, name, listed);
                if (end > start && !isHarmless(i, start, end)) {
                    found.add(start, end, ValueBounds.replacement(text, start, end));
                    i = end - 1;
                }
            }
        }

        /** A placeholder, the code that computes the value, or what follows a colon in prose. */
        private boolean isHarmless(int separator, int start, int end) {
            if (ValueTraits.isPlaceholder(text, start, end)
                    || ValueTraits.isCount(name, text, start, end)
                    || text.startsWith("rejected value [", start)) {
                return true;
            }
            boolean parameter = text.charAt(start - 1) == ':' && start - 1 > separator;
            String value = text.substring(start, Math.min(end, start + LONGEST_NAME));
            if (text.charAt(separator) == ':') {
                return !quoted && !listed && isProse(separator, value, end);
            }
            return value.matches(
                            parameter ? "[A-Za-z]\\w*" : "[A-Za-z_$][\\w$]*(?:\\.[\\w$]+)*\\(.*")
                    || (value.equals(name.substring(name.lastIndexOf('.') + 1))
                            && text.startsWith(";", end));
        }

        /**
         * {@code password: must have at least 8 characters}: two words and no digit in the first.
         */
        private boolean isProse(int separator, String value, int end) {
            for (int i = 0; i < value.length(); i++) {
                if (!Character.isLetter(value.charAt(i)) && (i == 0 || value.charAt(i) != '\'')) {
                    return false;
                }
            }
            return text.startsWith(" ", separator + 1)
                    && end + 1 < text.length()
                    && text.charAt(end) == ' '
                    && Character.isLetterOrDigit(text.charAt(end + 1));
        }

        /**
         * In plain prose a colon follows many a word: there, the name alone does not say enough.
         */
        private boolean isSecret(int separator, int start) {
            return quoted
                    || text.charAt(separator) != ':'
                    || names.matchInProse(name)
                    // The message of an exception follows its name.
                    || (!name.endsWith("Exception")
                            && !name.endsWith("Error")
                            && (isCompound() || ValueBounds.looksRandom(text, start)));
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

        private boolean hasSensitiveName(int separator) {
            int end = separator;
            while (end > 0 && isBlank(text.charAt(end - 1))) {
                end--;
            }
            quoted = end > 0 && ValueBounds.isQuote(text.charAt(end - 1));
            if (!quoted) {
                int start = startOfName(end);
                return start < end && isSensitive(start, end);
            }
            int close = beforeQuote(end - 1);
            return isSensitive(behindQuote(close, text.charAt(end - 1)), close);
        }

        private boolean isSensitive(int start, int end) {
            boolean escaped = !quoted && hasBackslash(start, end);
            if (!escaped && !names.match(text, start, end)) {
                return false;
            }
            String written = text.substring(start, end);
            name = escaped ? apart(written) : written;
            listed = !quoted && isListed(text, start);
            return !escaped || names.match(name);
        }

        private boolean hasBackslash(int start, int end) {
            for (int i = start; i < end; i++) {
                if (text.charAt(i) == '\\') {
                    return true;
                }
            }
            return false;
        }

        private int startOfName(int end) {
            int start = end;
            while (start > 0 && end - start < LONGEST_NAME && isOfName(text.charAt(start - 1))) {
                start--;
            }
            return start;
        }

        /** A closing quote may have backslashes before it. */
        private int beforeQuote(int quote) {
            int end = quote;
            while (end > 0 && text.charAt(end - 1) == '\\') {
                end--;
            }
            return end;
        }

        /** A name cut off at the start counts, too. */
        private int behindQuote(int end, char quote) {
            int start = end;
            while (start > 0 && end - start < LONGEST_NAME && text.charAt(start - 1) != quote) {
                start--;
            }
            return start;
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

        private static boolean isOfName(char c) {
            return Character.isLetterOrDigit(c)
                    || "_-.[]$+\\".indexOf(c) >= 0
                    || (c > 0x7e && Character.getType(c) == Character.FORMAT);
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }
    }
}
