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

    void write(List<Map.Entry<String, Node>> fields) {
        if (fields.isEmpty()) {
            return;
        }
        html.open("table", "class", "fields").open("tbody");
        for (Map.Entry<String, Node> field : fields) {
            html.open("tr").leaf("th", field.getKey(), "scope", "row", "dir", "auto");
            html.open("td");
            value(field.getValue());
            html.close().close();
        }
        html.close().close();
    }

    /** Everything of a node that may be an object, a list of pairs or just text. */
    void writeAny(Node node) {
        List<Map.Entry<String, Node>> fields = node.entries();
        if (fields.isEmpty() && node.isPresent()) {
            value(node);
        } else {
            write(fields);
        }
    }

    private void value(Node node) {
        if (node.isScalar()) {
            html.leaf("span", node.display(), "class", "value", "dir", "auto");
        } else {
            html.leaf("pre", node.pretty(), "class", "json", "tabindex", "0");
        }
    }
}
