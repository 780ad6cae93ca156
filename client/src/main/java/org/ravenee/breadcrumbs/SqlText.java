/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.breadcrumbs;

/**
 * Replaces the literals of a statement by {@code ?}, and removes its comments, which may contain
 * values, too. The text does not tell whose dialect it is, so the rules cover all of them; in
 * doubt, a text is a literal. Reads the text once and never throws.
 */
final class SqlText {

    /** Longer texts consist of values. */
    private static final int LONGEST = 8_192;

    private final String sql;
    private final StringBuilder shown;
    private int at;

    /** Whether the keyword VALUES was read: a double quote behind it begins a literal. */
    private boolean values;

    private SqlText(String sql) {
        this.sql = sql;
        this.shown = new StringBuilder(sql.length());
    }

    static String withoutValues(String sql) {
        return sql.length() > LONGEST
                ? new SqlText(sql.substring(0, LONGEST)).read() + " …"
                : new SqlText(sql).read();
    }

    private String read() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'') {
                literal(endOfLiteral());
            } else if (c == '"') {
                doubleQuoted();
            } else if (c == '`') {
                copy(behind("`", at + 1));
            } else if (sql.startsWith("--", at)) {
                int line = sql.indexOf('\n', at);
                at = line < 0 ? sql.length() : line;
            } else if (sql.startsWith("/*", at)) {
                at = behind("*/", at + 2);
            } else if (c == '$' && !tag().isEmpty()) {
                literal(behind(tag(), at + tag().length()));
            } else if (isDigit(at)) {
                literal(endOfWord(at, "."));
            } else if (isWord(at) || (":?$@#".indexOf(c) >= 0 && isWord(at + 1))) {
                word(endOfWord(at + 1, "$#@"));
            } else {
                copy(at + 1);
            }
        }
        return shown.toString().strip();
    }

    private void literal(int end) {
        shown.append('?');
        at = end;
    }

    private void copy(int end) {
        shown.append(sql, at, end);
        at = end;
    }

    private void word(int end) {
        String word = sql.substring(at, end);
        values |= word.equalsIgnoreCase("values") || word.equalsIgnoreCase("value");
        copy(end);
    }

    /** An identifier in the standard, a literal in MySQL: by its place, and by its characters. */
    private void doubleQuoted() {
        int end = behind("\"", at + 1);
        int before = at - 1;
        while (before >= 0 && sql.charAt(before) == ' ') {
            before--;
        }
        boolean compared = before >= 0 && "=<>".indexOf(sql.charAt(before)) >= 0;
        if (values || compared || endOfWord(at + 1, "$#@") != end - 1) {
            literal(end);
        } else {
            copy(end);
        }
    }

    /** Two quotes are one inside. A backslash may be one of the text, or escape the quote. */
    private int endOfLiteral() {
        for (int i = at + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && i + 1 < sql.length()) {
                i += sql.charAt(i + 1) != '\'' || isInside(i + 2) ? 1 : 0;
            } else if (c == '\'') {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != '\'') {
                    return i + 1;
                }
                i++;
            }
        }
        return sql.length();
    }

    /** Whether the text of a literal goes on here, and not the statement. */
    private boolean isInside(int next) {
        return next < sql.length() && (isWord(next) || "'\\.!?".indexOf(sql.charAt(next)) >= 0);
    }

    /** The delimiter of PostgreSQL that begins here, {@code $$} or {@code $name$}; else empty. */
    private String tag() {
        int end = isDigit(at + 1) ? at : endOfWord(at + 1, "");
        return end > at && end < sql.length() && sql.charAt(end) == '$'
                ? sql.substring(at, end + 1)
                : "";
    }

    /** The end of the letters, digits, underscores and the other characters. */
    private int endOfWord(int from, String others) {
        int end = from;
        while (isWord(end) || (end < sql.length() && others.indexOf(sql.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private boolean isWord(int index) {
        return index < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(index)) || sql.charAt(index) == '_');
    }

    private boolean isDigit(int index) {
        return index < sql.length() && Character.isDigit(sql.charAt(index));
    }

    private int behind(String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }
}
