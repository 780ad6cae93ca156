/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;

/** The HTTP request that was being served. Its address is text and never a link. */
record HttpRequestPanel(Html html) {

    void write(String id, Node request, Node meta) {
        if (!request.isPresent()) {
            return;
        }
        Panel panel = new Panel(html);
        panel.open("Request");
        html.open("p", "class", "request-line", "dir", "ltr");
        request.at("method").text().ifPresent(m -> html.leaf("b", m).text(" "));
        request.at("url").text().ifPresent(this::url);
        html.close();
        if (request.at("url").text().isPresent()) {
            new CopyLinks(html, id).request();
        }
        part("Query", request, meta, "query_string");
        part("Headers", request, meta, "headers");
        part("Cookies", request, meta, "cookies");
        part("Body", request, meta, "data");
        part("Environment", request, meta, "env");
        panel.close();
    }

    private void url(String url) {
        html.open("span", "class", "url");
        new MaskedText(html).write(url);
        html.close();
    }

    private void part(String title, Node request, Node meta, String name) {
        if (request.at(name).isPresent()) {
            html.leaf("h3", title, "class", "part");
            new FieldTable(html).writeAny(request.at(name), meta.at(name));
        }
    }
}
