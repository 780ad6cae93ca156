/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages of databases and validators that show a value beside the name of its column, index or
 * property. To add a form, add a row with the groups {@code name} and {@code value}; a form without
 * a name is masked whatever it shows.
 */
final class MessageForms implements TextRule {

    static final String KEYWORDS =
            "key (|failing row|uplicate key| VALUES|dentified by '|SQLERRMC|dup key"
                    + "|invalidValue| USING |ariable \"|:5432:|:*:";

    private static final String NAME = "(?<name>[^'\"\\n]{1,200}+)";

    private static final Form[] DATABASES = {
        form(
                "ey (",
                "[Kk]ey \\((?<name>(?:(?!\\)=\\()[^=\\n]){1,200}+)\\)=\\("
                        + before("\\)(?: |\\.|$)")),
        form("ailing row", "(?i)failing row contains \\(" + before("\\)(?:\\.|\\s|$)")),
        form(
                "uplicate key",
                "(?i)(?:constraint|index|key) '(?<name>[^'\\n]{1,200}+)'"
                        + "(?>[^\\n]{0,300}? duplicate key value is \\()"
                        + before("\\)(?:\\.|$)")),
        form(
                " VALUES",
                "(?i)(?:index|key)[^\\n:]{0,100}+: \"?"
                        + "(?<name>(?:(?! VALUES ?\\()[^\\n]){1,300}+) VALUES ?\\("
                        + before("\\)\"?(?:[;\\s]|$)")),
        form(
                "dentified by '",
                "(?i)(?:index|constraint) identified by '"
                        + NAME
                        + "' ?[^'\\n]{0,100}: '(?<value>[^'\\n]{1,1000}+)"),
        form("SQLERRMC", "SQLERRMC=\\d{1,3};(?<name>[^;\\n]{1,200}+);(?<value>[^,\\n]{1,1000}+)"),
        form("dup key", "index: (?<name>\\S{1,200}+) dup key: \\{(?<value>[^\\n}]{1,1000}+)"),
        form(
                "nvalidValue",
                "propertyPath='?(?<name>[\\w.\\[\\]]{1,200}+)'?,[^\\n]{0,600}?invalidValue='?(?<value>[^'\\n}]{1,1000}+)"),
        passwordFile(":5432:"),
        passwordFile(":*:"),
        form(" USING ", "\\bUSER \\w{1,60} USING (?<value>\\S{1,200}+)"),
        form(
                "ariable \"",
                "variable \"(?<name>[\\w-]{1,100}+)\"\\s?\\{[^}\"]{0,200}?default\\s{0,9}=\\s{0,9}\""
                        + "(?<value>[^\"\\n]{1,1000}+)")
    };

    /** Entries of YAML, one in each line. */
    private static final String ENTRIES = "(?<value>(?:[ \\t]+[\\w.-]+:[^\\n]{0,2000}\\n?){1,50}+)";

    private static final Form[] LISTS = {
        form("ecret", "(?i)\\bdata:[ \\t]*+\\n" + ENTRIES + "kind: ?\"?secret\\b"),
        form(
                "ecret",
                "(?i)\\bkind: ?\"?secret\\b[\\s\\S]{0,400}?\\n *+(?:string)?data:[ \\t]*+\\n"
                        + ENTRIES),
        block(": |"),
        block(": >"),
        form(
                ":\n",
                "(?<name>[\\w.-]{1,100}+):[ \\t]{0,9}\\n(?<value>(?:[ \\t]{0,99}- [^\\n]{1,300}\\n?){1,50}+)")
    };

    private record Form(String keyword, Pattern pattern, boolean named) {}

    private final Form[] forms;
    private final SensitiveNames names;

    private MessageForms(Form[] forms, SensitiveNames names) {
        this.forms = forms;
        this.names = names;
    }

    static MessageForms ofDatabases(SensitiveNames names) {
        return new MessageForms(DATABASES, names);
    }

    /** A name, and below it a line for each value. */
    static MessageForms ofLists(SensitiveNames names) {
        return new MessageForms(LISTS, names);
    }

    /**
     * A value up to what follows it, or as much as is there of one that was cut off. The pattern
     * matches at the first attempt, so that no character is looked at for each of many beginnings.
     */
    private static String before(String end) {
        return "(?<value>(?:(?!" + end + ")[^\\n]){1,4000}+)";
    }

    private static Form form(String keyword, String pattern) {
        return new Form(keyword, Pattern.compile(pattern), pattern.contains("<name>"));
    }

    /** A line of {@code .pgpass}: host, port, database, user, password. */
    private static Form passwordFile(String port) {
        return form(
                port,
                "(?m)^(?!\\p{XDigit}{1,4}:)[^:\\s]{1,200}+"
                        + Pattern.quote(port)
                        + "[^:\\s]{1,100}+:[^:\\s]{1,100}+:(?<value>\\S{1,200}+)");
    }

    /** A value of YAML in the lines below its name: {@code password: |}. */
    private static Form block(String indicator) {
        return form(
                indicator,
                "(?<name>[\\w.-]{1,100}+)"
                        + Pattern.quote(indicator)
                        + "[+-]?\\d?[ \\t]{0,9}\\n"
                        + "(?<value>(?:[ \\t]{1,99}[^\\n]{1,2000}\\n?){1,50}+)");
    }

    @Override
    public void find(String text, Findings found) {
        for (Form form : forms) {
            if (text.contains(form.keyword) && (form.named || names.includeUsual())) {
                Matcher matcher = form.pattern.matcher(text);
                while (matcher.find()) {
                    if ((!form.named || isSensitive(matcher.group("name"), names))
                            && !ValueTraits.isPlaceholder(
                                    text, matcher.start("value"), matcher.end("value"))) {
                        found.add(matcher.start("value"), matcher.end("value"));
                    }
                }
            }
        }
    }

    /** Tells whether a list of columns, or the name of an index of theirs, names a secret. */
    static boolean isSensitive(String list, SensitiveNames names) {
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            if (i == list.length() || " ,()[]\"'./".indexOf(list.charAt(i)) >= 0) {
                String name = list.substring(start, i);
                if (i > start && (names.match(name) || names.match(withoutKind(name)))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** {@code uk_users_password}, {@code UK_API_TOKEN_INDEX_4}, {@code password_1}. */
    private static String withoutKind(String name) {
        String bare = name;
        for (String kind :
                new String[] {"_key", "_idx", "_index", "_uk", "_unique", "_uindex", "::text"}) {
            int at = bare.toLowerCase(Locale.ROOT).lastIndexOf(kind);
            if (at > 0 && bare.length() - at - kind.length() <= 3) {
                bare = bare.substring(0, at);
            }
        }
        return bare;
    }
}
