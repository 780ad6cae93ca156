/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.ListAddress;
import org.ravenee.inbox.internal.search.Filter;
import org.ravenee.inbox.internal.store.Level;

/** The heading of the list with search and the button that empties the inbox. */
record Toolbar(Html html, ListAddress address) {

    void write(boolean empty) {
        Filter filter = address.filter();
        html.open("div", "class", "toolbar");
        html.open("h1").text("Events ");
        html.leaf("span", "", "id", "pulse", "class", "pulse", "role", "status").close();
        if (!empty || !filter.isEverything()) {
            search(filter);
        }
        if (!empty) {
            String action = "/events/clear" + address.withPage(1).query();
            html.open("form", "method", "post", "action", action);
            html.leaf("button", "Clear", "class", "quiet", "title", "Forget all events").close();
        }
        html.close();
    }

    private void search(Filter filter) {
        html.open("form", "class", "search", "role", "search", "action", "/");
        html.leaf("label", "Search events", "for", "q", "class", "unseen");
        html.empty(
                "input",
                "id",
                "q",
                "name",
                "q",
                "type",
                "search",
                "value",
                filter.search().text(),
                "placeholder",
                "Words, level:error, tag:key=value",
                "autocomplete",
                "off");
        filter.level().map(Level::word).ifPresent(level -> keep("level", level));
        if (!address.grouped()) {
            keep("view", "events");
        }
        html.leaf("button", "Search").close();
    }

    private void keep(String name, String value) {
        html.empty("input", "type", "hidden", "name", name, "value", value);
    }
}
