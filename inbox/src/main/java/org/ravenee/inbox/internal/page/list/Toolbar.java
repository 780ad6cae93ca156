/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.store.Filter;
import org.ravenee.inbox.internal.store.Level;

/** The heading of the list with search and the button that empties the inbox. */
record Toolbar(Html html) {

    void write(Filter filter, boolean empty) {
        html.open("div", "class", "toolbar");
        html.open("h1").text("Events ");
        html.leaf("span", "", "id", "pulse", "class", "pulse", "role", "status").close();
        if (!empty || !filter.isEverything()) {
            search(filter);
        }
        if (!empty) {
            html.open("form", "method", "post", "action", "/events/clear");
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
                filter.words(),
                "placeholder",
                "Type, message, transaction, release…",
                "autocomplete",
                "off");
        filter.level().map(Level::word).ifPresent(this::keepLevel);
        html.leaf("button", "Search").close();
    }

    private void keepLevel(String level) {
        html.empty("input", "type", "hidden", "name", "level", "value", level);
    }
}
