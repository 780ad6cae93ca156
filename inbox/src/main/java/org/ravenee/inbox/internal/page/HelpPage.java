/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;

/** {@code GET /help}: the keys and the language of the search. */
public final class HelpPage implements Handler {

    private static final String[][] KEYS = {
        {"/", "Search"},
        {"j  k", "In the list: next and previous row. On an event: next and previous group"},
        {"Enter  o", "Open the row"},
        {"n  p", "On an event: older and newer event of the same group"},
        {"u", "Back to the list"},
        {"?", "Show or hide this help"},
    };

    private static final String[][] SEARCH = {
        {"basket empty", "Both words, anywhere in what the page of an event shows"},
        {"\"basket is empty\"", "These words in this order"},
        {"-timeout", "Not this word; -level:info works too"},
        {"level:error", "fatal, error, warning, info or debug"},
        {"type:IllegalState", "Class name of an exception of the chain"},
        {"message:refused", "The message of the exception or of the log"},
        {"tag:payment=card", "A tag with this value; tag:card finds names and values"},
        {"user:jane", "Anything known of the user"},
        {"file:Cart.java", "A file of a stack trace; file:Cart.java:42 with its line"},
        {"transaction:/orders", "The transaction; release:, environment: and server: likewise"},
        {"is:unhandled", "Nothing caught the exception; is:handled"},
        {"id:9ec79c33", "The start of an event id"},
        {"group:a1b2c3d4e5f6 project:1", "The events of one group, or of one project"},
    };

    @Override
    public Response handle(Request request) {
        return Response.html(200, Layout.page("Help – Raven Inbox", "help", HelpPage::content));
    }

    private static void content(Html html) {
        html.leaf("h1", "Keys and search");
        html.leaf("h2", "Keys");
        table(html, "kbd", KEYS);
        html.leaf("h2", "Search");
        html.leaf("p", "All terms have to match. Upper and lower case are the same.");
        table(html, "code", SEARCH);
    }

    private static void table(Html html, String element, String[][] rows) {
        html.open("table", "class", "help-table").open("tbody");
        for (String[] row : rows) {
            html.open("tr").open("th", "scope", "row");
            html.leaf(element, row[0]).close();
            html.leaf("td", row[1]).close();
        }
        html.close().close();
    }
}
