/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.List;
import java.util.Map;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;

/** Names and values in two columns. */
record FieldTable(Html html) {

    private static final int LONG_NAME = 40;

    void write(List<Map.Entry<String, Node>> fields) {
        write(fields, Node.ABSENT);
    }

    /**
     * Writes fields.
     *
     * @param meta the part of the event's {@code _meta} for the object of the fields
     */
    void write(List<Map.Entry<String, Node>> fields, Node meta) {
        if (fields.isEmpty()) {
            return;
        }
        html.open("table", "class", "fields").open("tbody");
        int left = html.each(fields, field -> row(field, meta.at(field.getKey())));
        html.close().close();
        new LeftOut(html).write(left, "field");
    }

    /** Writes a node that may be an object, a list of pairs or text. */
    void writeAny(Node node) {
        writeAny(node, Node.ABSENT);
    }

    /** The same with the part of {@code _meta} for the node. */
    void writeAny(Node node, Node meta) {
        List<Map.Entry<String, Node>> fields = node.entries();
        if (fields.isEmpty() && node.isPresent()) {
            value(node, meta);
        } else {
            write(fields, meta);
        }
    }

    private void row(Map.Entry<String, Node> field, Node meta) {
        html.open("tr");
        name(field.getKey());
        html.open("td");
        value(field.getValue(), meta);
        html.close().close();
    }

    /** Long names break anywhere, others only after their separators. */
    private void name(String name) {
        boolean isLong = name.length() > LONG_NAME;
        html.open("th", "scope", "row", "dir", "auto", "class", isLong ? "long" : "name");
        if (isLong) {
            html.text(name);
        } else {
            for (String part : name.split("(?<=[._/-])", 0)) {
                html.text(part).empty("wbr");
            }
        }
        html.close();
    }

    private void value(Node node, Node meta) {
        if (node.isScalar()) {
            html.open("span", "class", "value", "dir", "auto");
            new MaskedText(html).write(node.display(), MaskedText.rule(meta));
            html.close();
        } else {
            html.open("pre", "class", "json", "tabindex", "0");
            new MaskedText(html).write(node.pretty(RawJson.LONGEST), MaskedText.rule(meta));
            html.close();
        }
    }
}
