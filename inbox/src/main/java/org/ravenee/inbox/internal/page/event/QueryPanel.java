/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.List;
import java.util.Map;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.store.Summaries;

/** A database query that was reported: its statement, parameters and time. */
record QueryPanel(Html html) {

    private static final String CONTEXT = "query";

    /** Whether the event is about a query. */
    static boolean isQuery(Node event) {
        return event.at("contexts").at(CONTEXT).isObject() && Summaries.message(event).isPresent();
    }

    /** Whether this panel shows a context, so that others omit it. */
    static boolean shows(Node event, String context) {
        return context.equals(CONTEXT) && isQuery(event);
    }

    void write(Node event) {
        if (!isQuery(event)) {
            return;
        }
        Node query = event.at("contexts").at(CONTEXT);
        Panel panel = new Panel(html);
        panel.open("Query");
        html.open("pre", "class", "statement", "tabindex", "0").open("code");
        statement(Summaries.message(event).orElse(""));
        html.close().close();
        parameters(query.at("params"));
        new FieldTable(html)
                .write(
                        query.entries().stream()
                                .filter(field -> !field.getKey().equals("params"))
                                .map(QueryPanel::readable)
                                .toList());
        panel.close();
    }

    private void statement(String statement) {
        if (statement.length() > RawJson.LONGEST) {
            html.text(statement);
            return;
        }
        SyntaxColours colours = SyntaxColours.sql();
        statement
                .lines()
                .forEach(
                        line -> {
                            colours.write(html, line);
                            html.text("\n");
                        });
    }

    private void parameters(Node params) {
        if (!params.isPresent()) {
            return;
        }
        html.leaf("h3", "Parameters", "class", "part");
        List<Node> values = params.elements();
        if (values.isEmpty()) {
            new FieldTable(html).writeAny(params);
            return;
        }
        html.open("ol", "class", "params");
        int left = html.each(values, this::parameter);
        html.close();
        new LeftOut(html).write(left, "parameter");
    }

    private void parameter(Node value) {
        html.open("li").open("code", "dir", "auto");
        new MaskedText(html).write(value.display());
        html.close().close();
    }

    private static Map.Entry<String, Node> readable(Map.Entry<String, Node> field) {
        return switch (field.getKey()) {
            case "time_spent_ms" -> Map.entry("time in ms", field.getValue());
            default -> field;
        };
    }
}
