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

    /** The bit of {@link #select} that says that a part of the text may be encoded. */
    static final int ENCODED = 1 << 31;

    private static final String PAIR = "=:";
    private static final String BLANK = " \n\t";
    private static final String DIGIT = "0123456789";

    /** Recognise a secret by its form, wherever it stands. */
    private static final Row[] BY_FORM = {
        row("private key", "-", "----|Private-Lines", PrivateKeys::find),
        row("credentials in an address", "/", "://", Addresses::credentials),
        row("credentials in an address", ":", "oracle:", Addresses::oracle),
        row("one-time code in an address", "&", "code=", Addresses::codes),
        row("credentials", BLANK + "+%", "bearer|basic|digest", AuthenticationSchemes::find),
        exact("token", Tokens.prefixes(), Tokens::find),
        row("token", DIGIT + "$", TokenShapes.KEYWORDS, TokenShapes::find),
        row("token", DIGIT, "", TokenShapes::findLong),
        row("card number", DIGIT, "", CardNumbers::find),
        row("SQL statement", BLANK, "identified", SqlLiterals::passwords),
        row("command", BLANK, CommandLines.PROGRAMS, CommandLines::programs),
    };

    /** Recognise a secret by a name beside it. */
    private static final Row[] BY_NAME = {
        new Row("sentence", BLANK, Sentences.KEYWORDS, true, Sentences::new),
        new Row("form part", ":", "disposition:", true, Multipart::new),
        new Row("SQL statement", BLANK, SqlLiterals.KEYWORDS, true, SqlLiterals::new),
        new Row("XML element", "<", "", true, XmlElements::new),
        new Row("name and value", PAIR, "value", true, NamedValues::new),
        new Row("assignment", PAIR, "", true, Assignments::new),
        new Row("message", BLANK + ",", MessageForms.KEYWORDS, true, MessageForms::ofDatabases),
        new Row("list", "\n", "", true, MessageForms::ofLists),
        new Row("option", "-", "", true, CommandLines::new),
    };

    private static final RuleIndex INDEX = index();

    /**
     * One rule.
     *
     * @param name what {@code explain} prints
     * @param signs as in {@link RuleIndex#add}
     * @param keywords as in {@link RuleIndex#add}
     * @param anyCase as in {@link RuleIndex#add}
     * @param rule makes the search
     */
    private record Row(
            String name,
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
        int named = ~0 << BY_FORM.length + 1;
        usable = names.includeUsual() ? ~0 : named;
    }

    /** Returns a bit for each rule that may find something, and {@link #ENCODED}. */
    int select(String text) {
        return INDEX.select(text) & usable;
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
        return new Row(name, signs, keywords, true, names -> rule);
    }

    private static Row exact(String name, String keywords, TextRule rule) {
        return new Row(name, "", keywords, false, names -> rule);
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
