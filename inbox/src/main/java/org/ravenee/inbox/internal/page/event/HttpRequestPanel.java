/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;

/** The HTTP request that was being served. Its address is text and never a link. */
record HttpRequestPanel(Html html) {

    void write(Node request) {
        if (!request.isPresent()) {
            return;
        }
        Panel panel = new Panel(html);
        panel.open("Request");
        html.open("p", "class", "request-line", "dir", "ltr");
        request.at("method").text().ifPresent(m -> html.leaf("b", m).text(" "));
        request.at("url").text().ifPresent(u -> html.leaf("span", u, "class", "url"));
        html.close();
        part("Query", request.at("query_string"));
        part("Headers", request.at("headers"));
        part("Cookies", request.at("cookies"));
        part("Body", request.at("data"));
        part("Environment", request.at("env"));
        panel.close();
    }

    private void part(String title, Node node) {
        if (node.isPresent()) {
            html.leaf("h3", title, "class", "part");
            new FieldTable(html).writeAny(node);
        }
    }
}
