/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The template of a path without the regular expressions of its parameters, and the regular
 * expression of the paths that it matches: {@code {id: [0-9]+}} is {@code {id}}.
 *
 * @param text begins with a slash and does not end with one; empty for the root
 * @param regex a regular expression that matches the same paths
 * @param literals the number of characters outside of parameters
 */
public record PathTemplate(String text, String regex, int literals) {

    static final PathTemplate EMPTY = new PathTemplate("", "", 0);

    /** Reads the value of a {@code @Path}; null stands for a missing annotation. */
    public static PathTemplate of(@Nullable String value) {
        return value == null ? EMPTY : new Reader(value).read();
    }

    /** Adds a template behind this one. */
    public PathTemplate then(PathTemplate next) {
        return new PathTemplate(text + next.text, regex + next.regex, literals + next.literals);
    }

    /**
     * Tells whether a path has this form.
     *
     * @param path decoded, without matrix parameters
     */
    boolean matches(String path) {
        return Pattern.matches("/*" + regex + "/?", path);
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "/" : text;
    }

    /** Regular expressions may have braces themselves, in pairs. */
    private static final class Reader {

        private final String value;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder regex = new StringBuilder();
        private int literals;

        Reader(String value) {
            int start = value.startsWith("/") ? 1 : 0;
            int end = value.length() - (value.endsWith("/") && value.length() > start ? 1 : 0);
            this.value = value.substring(start, Math.max(start, end));
        }

        PathTemplate read() {
            if (value.isEmpty()) {
                return EMPTY;
            }
            text.append('/');
            regex.append('/');
            int at = 0;
            while (at < value.length()) {
                int end = value.charAt(at) == '{' ? endOfParameter(at) : endOfLiteral(at);
                if (value.charAt(at) == '{' && end - at > 1) {
                    parameter(value.substring(at + 1, end - 1));
                } else {
                    literal(value.substring(at, end));
                }
                at = end;
            }
            return new PathTemplate(text.toString(), regex.toString(), literals);
        }

        private int endOfLiteral(int start) {
            int brace = value.indexOf('{', start);
            return brace < 0 ? value.length() : brace;
        }

        /** Returns the index after the closing brace. */
        private int endOfParameter(int start) {
            int open = 0;
            for (int i = start; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '{') {
                    open++;
                } else if (c == '}' && --open == 0) {
                    return i + 1;
                }
            }
            return value.length();
        }

        private void parameter(String parameter) {
            int colon = parameter.indexOf(':');
            String name = colon < 0 ? parameter : parameter.substring(0, colon);
            text.append('{').append(name.strip()).append('}');
            regex.append("(?:")
                    .append(colon < 0 ? "[^/]+" : parameter.substring(colon + 1).strip())
                    .append(')');
        }

        private void literal(String literal) {
            text.append(literal);
            regex.append(Pattern.quote(literal));
            literals += literal.length();
        }
    }
}
