/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import java.util.function.BiConsumer;
import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;

/** {@code GET /help}: the keys and the language of the search. */
public final class HelpPage implements Handler {

    private static final String[][] KEYS = {
        {"/", "Search"},
        {"j k", "In the list: next and previous row. On an event: next and previous group"},
        {"Enter o", "Open the row"},
        {"n p", "On an event: older and newer event of the same group"},
        {"u", "Back to the list"},
        {"?", "Show or hide this help"},
    };

    private static final String[][] SEARCH = {
        {"basket empty", "Both words, anywhere on the page of an event"},
        {"\"basket is empty\"", "These words in this order"},
        {"-timeout", "Events without this word"},
        {"-level:info", "Events without this value of a field"},
        {"level:error", "One of fatal, error, warning, info and debug"},
        {"type:IllegalState", "A part of the class name of any exception of the event"},
        {"message:refused", "A part of the message"},
        {"tag:payment=card", "A tag with exactly this value"},
        {"tag:card", "A part of the name or the value of a tag"},
        {"user:jane", "A part of the id, name, address or any other value of the user"},
        {"file:Cart.java:42", "A file of a stack trace, with or without a line"},
        {"transaction:/orders", "A part of the transaction"},
        {"release:1.4", "A part of the release"},
        {"environment:staging", "A part of the environment"},
        {"server:node-1", "A part of the name of the server"},
        {"is:unhandled", "Exceptions that the application did not catch"},
        {"is:handled", "All other events"},
        {"project:1", "Events of one project"},
        {"group:a1b2c3d4e5f6", "Events of one group"},
        {"id:9ec79c33", "The start of an event id"},
    };

    @Override
    public Response handle(Request request) {
        return Response.html(200, Layout.page("Help – Raven Inbox", "help", HelpPage::content));
    }

    private static void content(Html html) {
        html.leaf("h1", "Keys and search");
        html.leaf("h2", "Keys");
        table(html, KEYS, HelpPage::keys);
        html.leaf("h2", "Search");
        html.leaf("p", "All terms have to match. Upper and lower case are the same.");
        table(html, SEARCH, (h, term) -> h.leaf("code", term));
    }

    private static void keys(Html html, String keys) {
        for (String key : keys.split(" ", 0)) {
            html.leaf("kbd", key).text(" ");
        }
    }

    private static void table(Html html, String[][] rows, BiConsumer<Html, String> heading) {
        html.open("table", "class", "help-table").open("tbody");
        for (String[] row : rows) {
            html.open("tr").open("th", "scope", "row");
            heading.accept(html, row[0]);
            html.close();
            html.leaf("td", row[1]).close();
        }
        html.close().close();
    }
}
