/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ravenee.inbox.internal.page.Html;

/**
 * Marks keywords, strings, numbers, comments and annotations. Works line by line, without a parser.
 */
final class SyntaxColours {

    private static final Set<String> JAVA =
            Set.of(
                    ("abstract assert boolean break byte case catch char class const continue default"
                                    + " do double else enum extends final finally float for goto if"
                                    + " implements import instanceof int interface long native new null"
                                    + " package private protected public record return sealed permits"
                                    + " short static strictfp super switch synchronized this throw throws"
                                    + " transient true false try var void volatile while yield fun val"
                                    + " when object companion override suspend")
                            .split(" "));
    private static final Set<String> SQL =
            Set.of(
                    ("select from where and or not insert into values update set delete join inner"
                                    + " left right outer full cross on as order by group having limit"
                                    + " offset fetch first rows only union all distinct in is null like"
                                    + " between exists case when then else end asc desc create alter drop"
                                    + " table index view with returning merge using for call")
                            .split(" "));

    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<comment>//.*|/\\*.*?(?:\\*/|$)|--.*)"
                            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*+\"?|'(?:[^'\\\\]|\\\\.)*+'?)"
                            + "|(?<annotation>@[A-Za-z_][\\w.]*)"
                            + "|(?<number>\\b\\d[\\w.]*)"
                            + "|(?<word>[A-Za-z_$][\\w$]*)");
    private static final String[] KINDS = {"comment", "string", "annotation", "number"};

    private final Set<String> keywords;
    private final boolean sql;
    private boolean inComment;

    private SyntaxColours(Set<String> keywords, boolean sql) {
        this.keywords = keywords;
        this.sql = sql;
    }

    static SyntaxColours java() {
        return new SyntaxColours(JAVA, false);
    }

    static SyntaxColours sql() {
        return new SyntaxColours(SQL, true);
    }

    /**
     * Writes one line; a comment that it leaves open goes on in the next. Beyond the limit of the
     * page the line has no colours.
     */
    void write(Html html, String line) {
        int start = 0;
        if (inComment || (!sql && line.stripLeading().startsWith("* "))) {
            int end = line.indexOf("*/");
            start = end < 0 ? line.length() : end + 2;
            inComment &= end < 0;
            html.leaf("span", line.substring(0, start), "class", "comment");
        }
        Matcher token = TOKEN.matcher(line).region(start, line.length());
        while (html.hasRoom() && token.find()) {
            String kind = kind(token);
            if (!kind.isEmpty()) {
                html.text(line.substring(start, token.start()));
                html.leaf("span", token.group(), "class", kind);
                start = token.end();
            }
        }
        html.text(line.substring(start));
    }

    private String kind(Matcher token) {
        String text = token.group();
        for (String kind : KINDS) {
            if (token.group(kind) != null) {
                inComment = kind.equals("comment") && text.startsWith("/*") && !text.endsWith("*/");
                return kind.equals("comment") && text.startsWith("--") && !sql ? "" : kind;
            }
        }
        String word = sql ? text.toLowerCase(Locale.ROOT) : text;
        return keywords.contains(word) ? "keyword" : "";
    }
}
