/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.List;

/** The rules for texts. The order does not matter: all of them see the text as it was. */
final class TextRules {

    private static final String SIGNS_OF_VALUES = "=:";
    private static final String BLANKS = " \n\t";
    private static final String DIGITS = "0123456789";

    /**
     * One rule and what a text must have to be worth a search.
     *
     * @param name what {@code explain} prints
     * @param filter what the text must contain
     * @param rule the search
     */
    record Row(String name, KeywordFilter filter, TextRule rule) {}

    private TextRules() {}

    /** Returns the rules that use names alone, or these and those that know secrets by looks. */
    static Row[] of(SensitiveNames names) {
        List<Row> byName =
                List.of(
                        row("form part", ":", "isposition: ISPOSITION:", new Multipart(names)),
                        row("SQL statement", BLANKS, SqlLiterals.KEYWORDS, new SqlLiterals(names)),
                        row("XML element", "<", "", new XmlElements(names)),
                        row("name and value", SIGNS_OF_VALUES, "alue ALUE", new NamedValues(names)),
                        row("assignment", SIGNS_OF_VALUES, "", new Assignments(names)),
                        row(
                                "message",
                                BLANKS + ",",
                                MessageForms.KEYWORDS,
                                new MessageForms(names)),
                        row("option", "-", "", new CommandLines(names)));
        if (!names.includeUsual()) {
            return byName.toArray(new Row[0]);
        }
        List<Row> byLooks =
                List.of(
                        row("private key", "-", "---- Private-Lines", PrivateKeys::find),
                        row("credentials in an address", "/", "://", Addresses::credentials),
                        row("credentials in an address", ":", "oracle: ORACLE:", Addresses::oracle),
                        row("one-time code in an address", "&", "code= state=", Addresses::codes),
                        row(
                                "credentials",
                                BLANKS + "+%",
                                AuthenticationSchemes.KEYWORDS,
                                AuthenticationSchemes::find),
                        row("token", "", "", Tokens::find),
                        row("token", DIGITS + "$", TokenShapes.KEYWORDS, TokenShapes::find),
                        row("token", ".", "", TokenShapes::bots),
                        row("sentence", BLANKS, Sentences.KEYWORDS, new Sentences(names)),
                        row("command", "-@ ", CommandLines.PROGRAMS, CommandLines::programs),
                        row("card number", DIGITS, "", CardNumbers::find));
        Row[] all = new Row[byName.size() + byLooks.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < byLooks.size() ? byLooks.get(i) : byName.get(i - byLooks.size());
        }
        return all;
    }

    private static Row row(String name, String signs, String keywords, TextRule rule) {
        return new Row(name, new KeywordFilter(signs, keywords), rule);
    }
}
