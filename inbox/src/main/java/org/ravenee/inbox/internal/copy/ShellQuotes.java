/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quotes text for a shell. Control characters and those that change the direction of writing are
 * escapes: a terminal would act on them when the text is pasted, even inside quotes.
 */
final class ShellQuotes {

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\x80-\\x9f&&[^\\n]]");
    private static final Pattern ESCAPED = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\x80-\\x9f\\\\']");

    private ShellQuotes() {}

    static String quote(String text) {
        String clean = text.replace("\u0000", "");
        return CONTROL.matcher(clean).find()
                ? "$'" + ESCAPED.matcher(clean).replaceAll(ShellQuotes::escape) + "'"
                : "'" + clean.replace("'", "'\\''") + "'";
    }

    private static String escape(MatchResult match) {
        String escaped =
                switch (match.group()) {
                    case "\n" -> "\\n";
                    case "\t" -> "\\t";
                    case "\\" -> "\\\\";
                    case "'" -> "\\'";
                    default -> bytes(match.group());
                };
        return Matcher.quoteReplacement(escaped);
    }

    private static String bytes(String character) {
        StringBuilder out = new StringBuilder();
        for (byte b : character.getBytes(UTF_8)) {
            out.append("\\x%02x".formatted(b));
        }
        return out.toString();
    }
}
