/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.Optional;
import java.util.regex.Matcher;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.text.Masks;

/**
 * Text in which the sender masked something. Each mask is marked and names its rule: the one that
 * the event's {@code _meta} names, else the name of the field, else the name before it in the text,
 * else the pattern of the text.
 */
record MaskedText(Html html) {

    void write(String text) {
        write(text, Optional.empty());
    }

    /**
     * Writes text.
     *
     * @param metaRule as {@link #rule(Node)} has it
     */
    void write(String text, Optional<String> metaRule) {
        Matcher mask = Masks.in(text);
        if (text.length() > RawJson.LONGEST || !mask.find()) {
            html.text(text);
            return;
        }
        int end = 0;
        do {
            html.text(text.substring(end, mask.start(2)));
            String rule = metaRule.orElseGet(() -> rule(text, mask));
            html.leaf("mark", mask.group(2), "class", "masked");
            html.text(" ").leaf("i", rule, "class", "rule");
            end = mask.end();
        } while (html.hasRoom() && mask.find());
        html.text(text.substring(end));
    }

    /** The rule that {@code _meta} names for a value. */
    static Optional<String> rule(Node meta) {
        return meta.at("").at("rem").items().stream()
                .flatMap(remark -> remark.elements().stream().limit(1))
                .flatMap(rule -> rule.text().stream())
                .map(rule -> "masked by rule " + rule)
                .findFirst();
    }

    private static String rule(String text, Matcher mask) {
        if (mask.group(2).length() == text.length()) {
            return "masked by field name";
        }
        return mask.group(1) == null ? "masked by text pattern" : "masked by name " + mask.group(1);
    }
}
