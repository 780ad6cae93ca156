/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the literals of a statement that names something secret: which literal belongs to which
 * column only its database knows.
 */
final class SqlLiterals implements TextRule {

    /** Every statement that this rule masks has one of these words. */
    static final String KEYWORDS =
            "insert|merge|replace|update|delete|select|set|alter|create|call|exec";

    private static final Pattern STATEMENT =
            Pattern.compile(
                    "(?i)\\b(?:(?:insert|merge|replace)\\s+into|update\\s+\\S{1,200}\\s+set"
                            + "|delete\\s+from|select\\s[^;]{1,300}?\\sfrom|set\\s+password"
                            + "|(?:alter|create)\\s+(?:user|role|login))\\b"
                            + "|\\b(?:call|exec)\\s+[\\w.]{1,100}\\s?[@'(]");

    private static final Pattern IDENTIFIED =
            Pattern.compile(
                    "(?i)((?:user|role|to)\\s{1,9}\\S{1,200}\\s{1,9}identified\\s{1,9}by\\s{1,9}"
                            + "(?:values\\s{1,9}|password\\s{1,9})?)(\"[^\"]*+\"?|'[^']*+'?(?:'[^']*+'?){0,50}+|[^\\s;'\"]++)");

    /** The key of an encrypted SQLite database. */
    private static final Pattern DATABASE_KEY =
            Pattern.compile(
                    "(?i)\\b(?:pragma\\s{1,9}(?:hex)?(?:re)?key\\s{0,9}=\\s{0,9}|attach\\s[^;']{0,60}'[^']{1,200}'"
                            + "\\s{1,9}as\\s{1,9}\\w{1,60}\\s{1,9}key\\s{1,9})(\"[^\"]*+\"?|'[^']*+'?)");

    /** A list of bound parameters. The text does not tell which of them are secrets. */
    private static final Pattern BOUND =
            Pattern.compile(
                    "(?i)\\b(?:bind|binds|bindings|args|arguments|params|parameters) ?(?:=>|[=:]) ?"
                            + "[\\[({]?((?<=[\\[({])[^\\n]{1,2000}+|\\$1 = [^\\n]{1,2000}+)");

    private static final Pattern VALUES = Pattern.compile("(?i)\\bvalues?\\s*+\\(");

    private final SensitiveNames names;

    SqlLiterals(SensitiveNames names) {
        this.names = names;
    }

    /** Whether a word of the statement names a secret. */
    static boolean nameSecret(String sql, SensitiveNames names) {
        int start = 0;
        for (int i = 0; i <= sql.length(); i++) {
            if (i == sql.length() || !isOfWord(sql.charAt(i))) {
                if (i - start > 1 && names.match(sql, start, i)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** {@code IDENTIFIED BY} has a password behind it. */
    static void passwords(String text, Findings found) {
        Matcher identified = IDENTIFIED.matcher(text);
        while (identified.find()) {
            found.add(identified.start(2), identified.end(2));
        }
        Matcher key = DATABASE_KEY.matcher(text);
        while (key.find()) {
            found.add(key.start(1), key.end(1));
        }
    }

    @Override
    public void find(String text, Findings found) {
        if (!nameSecret(text, names)) {
            return;
        }
        Matcher statement = STATEMENT.matcher(text);
        if (statement.find()) {
            Matcher keyword = VALUES.matcher(text);
            int values = keyword.find() ? keyword.end() - 1 : text.length();
            literals(text, statement.start(), values, found);
            Matcher bound = BOUND.matcher(text);
            while (bound.find()) {
                found.add(bound.start(1), bound.end(1));
            }
        }
    }

    /** In lists of values, a double quote opens a literal, too, and numbers may be secret. */
    private static void literals(String text, int from, int values, Findings found) {
        char before = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = i;
            if ((c == '\'' && opens(text, i)) || (c == '"' && i >= values)) {
                end = endOfLiteral(text, i);
                boolean closed = text.charAt(end - 1) == c && end - 1 > i;
                found.add(i + 1, closed ? end - 1 : end);
            } else if (i >= values && Character.isDigit(c) && (before == '(' || before == ',')) {
                while (end < text.length() && isPartOfWord(text, end + 1)) {
                    end++;
                }
                found.add(i, end);
            }
            before = c == ' ' || c == '\n' ? before : c;
            i = Math.max(i, end - 1);
        }
    }

    /** Whether this is no apostrophe: {@code user's}; but {@code N'…'} and {@code E'…'} are not. */
    private static boolean opens(String text, int quote) {
        return !isPartOfWord(text, quote)
                || ("nexbNEXB".indexOf(text.charAt(quote - 1)) >= 0
                        && !isPartOfWord(text, quote - 1));
    }

    private static boolean isPartOfWord(String text, int at) {
        return at > 0 && isOfWord(text.charAt(at - 1));
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /**
     * Behind the closing quote; two quotes are one inside, and so may be one behind a backslash.
     */
    private static int endOfLiteral(String text, int start) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) != quote) {
                continue;
            }
            if (text.startsWith(String.valueOf(quote), i + 1)) {
                i++;
            } else if (text.charAt(i - 1) != '\\' || ValueBounds.isClosing(text, i + 1)) {
                return i + 1;
            }
        }
        return text.length();
    }
}
