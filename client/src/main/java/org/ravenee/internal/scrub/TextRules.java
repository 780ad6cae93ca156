/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.function.Function;

/**
 * The rules for texts. All of them see the text as it was; the first finding of a part names it.
 */
final class TextRules {

    /** The bit of {@link #select} for a text that may have encoded parts. */
    static final int ENCODED = 1 << 31;

    /** The last two stand for a full-width colon and a full-width equals sign. */
    private static final String PAIR = "=:\u001a\u001d";

    private static final String BLANK = " \n\t";
    private static final String DIGIT = "0123456789";

    /** Recognise a secret by its form, wherever it stands. */
    private static final Row[] BY_FORM = {
        row("private key", "-", "----|Private-Lines", PrivateKeys::find),
        row("credentials in an address", "/", "://", Addresses::credentials),
        row("credentials in an address", ":", "oracle:", Addresses::oracle),
        row("one-time code in an address", "&", "code=", Addresses::codes),
        row(
                "credentials",
                BLANK + "+%",
                "bearer|basic|digest|ssws |sso-key",
                AuthenticationSchemes::find),
        exact("token", Tokens.prefixes(), Tokens::find),
        row("token", DIGIT + "$", TokenShapes.KEYWORDS, TokenShapes::find),
        row("token", TokenShapes.SHORTEST_LONG, TokenShapes::findLong),
        row("card number", CardNumbers.SHORTEST_TEXT, CardNumbers::find),
        row("SQL statement", BLANK, "identified|pragma|attach", SqlLiterals::passwords),
        row("command", BLANK, CommandLines.PROGRAMS, CommandLines::programs),
    };

    /** Recognise a secret by a name beside it. */
    private static final Row[] BY_NAME = {
        new Row("sentence", 0, BLANK, Sentences.KEYWORDS, true, Sentences::new),
        new Row("form part", 0, ":", "disposition:", true, Multipart::new),
        new Row("SQL statement", 0, BLANK, SqlLiterals.KEYWORDS, true, SqlLiterals::new),
        new Row("XML element", 0, "<", "", true, XmlElements::new),
        new Row("name and value", 0, PAIR, "value", true, NamedValues::new),
        new Row("assignment", 0, PAIR, "", true, Assignments::new),
        new Row("message", 0, BLANK + ",:", MessageForms.KEYWORDS, true, MessageForms::ofDatabases),
        new Row("message", 0, "'\"`[<", MessageValues.KEYWORDS, true, MessageValues::new),
        new Row("message", 0, BLANK, DuplicateEntries.KEYWORDS, true, DuplicateEntries::new),
        new Row("list", 0, "\n", "", true, MessageForms::ofLists),
        new Row("option", 0, "-", "", true, CommandLines::new),
    };

    private static final RuleIndex INDEX = index();

    /** The rules that a text is long enough for, by its length up to the longest one needed. */
    private static final int[] BY_LENGTH = byLength();

    /**
     * One rule.
     *
     * @param name what {@code explain} prints
     * @param shortest the length of a text without which the rule finds nothing
     * @param signs as in {@link RuleIndex#add}
     * @param keywords as in {@link RuleIndex#add}
     * @param anyCase as in {@link RuleIndex#add}
     * @param rule makes the search
     */
    private record Row(
            String name,
            int shortest,
            String signs,
            String keywords,
            boolean anyCase,
            Function<SensitiveNames, TextRule> rule) {}

    private final TextRule[] rules = new TextRule[BY_FORM.length + BY_NAME.length];
    private final int usable;

    TextRules(SensitiveNames names) {
        for (int i = 0; i < rules.length; i++) {
            rules[i] = row(i).rule.apply(names);
        }
        // Sentences are searched by the usual names alone.
        int named = ~0 << (BY_FORM.length + 1);
        usable = names.includeUsual() ? ~0 : named;
    }

    /** Returns a bit for each rule that may find something, and {@link #ENCODED}. */
    int select(String text) {
        return INDEX.select(text)
                & usable
                & BY_LENGTH[Math.min(text.length(), BY_LENGTH.length - 1)];
    }

    /** Returns those of the bits whose rules need no name beside a secret. */
    static int byForm(int selected) {
        return selected & ~(~0 << BY_FORM.length);
    }

    /** Runs the selected rules. */
    void find(String text, int selected, Findings found) {
        for (int left = selected & ~ENCODED; left != 0; left &= left - 1) {
            int rule = Integer.numberOfTrailingZeros(left);
            found.by(row(rule).name);
            rules[rule].find(text, found);
        }
    }

    private static Row row(int rule) {
        return rule < BY_FORM.length ? BY_FORM[rule] : BY_NAME[rule - BY_FORM.length];
    }

    private static Row row(String name, String signs, String keywords, TextRule rule) {
        return new Row(name, 0, signs, keywords, true, names -> rule);
    }

    private static Row row(String name, int shortest, TextRule rule) {
        return new Row(name, shortest, DIGIT, "", true, names -> rule);
    }

    private static Row exact(String name, String keywords, TextRule rule) {
        return new Row(name, 0, "", keywords, false, names -> rule);
    }

    private static int[] byLength() {
        int[] rules = new int[TokenShapes.SHORTEST_LONG + 1];
        for (int length = 0; length < rules.length; length++) {
            rules[length] = ENCODED;
            for (int i = 0; i < BY_FORM.length + BY_NAME.length; i++) {
                rules[length] |= row(i).shortest <= length ? 1 << i : 0;
            }
        }
        return rules;
    }

    private static RuleIndex index() {
        RuleIndex index = new RuleIndex();
        for (int i = 0; i < BY_FORM.length + BY_NAME.length; i++) {
            Row row = row(i);
            index.add(1 << i, row.signs, row.keywords, row.anyCase);
        }
        index.add(ENCODED, "%&\\", "", true);
        return index;
    }
}
