/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import org.ravenee.inbox.internal.page.Html;

/** Links to an event as text. The script of the page copies the text; without it they open it. */
record CopyLinks(Html html, String id) {

    void write() {
        html.open("p", "class", "copies").leaf("span", "Copy", "class", "label");
        link("Trace", ".txt");
        link("Markdown", ".md");
        link("Id", ".id");
        html.leaf("span", "", "id", "copied", "role", "status").close();
    }

    void request() {
        html.open("p", "class", "copies");
        link("cURL", ".curl");
        html.close();
    }

    private void link(String name, String suffix) {
        html.text(" ");
        html.leaf(
                "a",
                name,
                "href",
                "/events/" + id + suffix,
                "class",
                "copy-link",
                "data-copy",
                name);
    }
}
