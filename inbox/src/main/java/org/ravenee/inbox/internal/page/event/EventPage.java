/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.Layout;
import org.ravenee.inbox.internal.page.ListAddress;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.store.EventStore;
import org.ravenee.inbox.internal.store.StoredEvent;

/** {@code GET /events/{id}}: everything about one event, the exception first. */
public final class EventPage implements Handler {

    private final EventStore store;
    private final Times times;

    public EventPage(EventStore store, Times times) {
        this.store = store;
        this.times = times;
    }

    @Override
    public Response handle(Request request) {
        String id = request.parts().get(0);
        ListAddress address = ListAddress.parse(request.query());
        return store.find(id).map(event -> found(event, address)).orElseGet(() -> missing(address));
    }

    private Response found(StoredEvent event, ListAddress address) {
        Node json = Node.of(JsonDocument.of(event.json()).root());
        String title = event.summary().title() + " – Raven Inbox";
        return Response.html(
                200, Layout.page(title, "event", html -> content(html, event, json, address)));
    }

    private Response missing(ListAddress address) {
        return Response.html(
                404, Layout.page("Not here – Raven Inbox", "event", html -> gone(html, address)));
    }

    private void gone(Html html, ListAddress address) {
        html.open("section", "class", "empty").leaf("h1", "This event is not here");
        html.leaf(
                "p",
                "The inbox keeps the latest "
                        + store.capacity()
                        + " until it is cleared or stopped.");
        html.open("p").leaf("a", "Show all events", "href", address.link()).close().close();
    }

    private void content(Html html, StoredEvent event, Node json, ListAddress address) {
        new Neighbours(html, address).write(event, store.newestFirst());
        new Headline(html, times).write(event, json);
        html.open("div", "class", "columns");
        html.open("div", "class", "story");
        new Message(html).write(json, event.summary());
        new ExceptionChain(html).write(json);
        new Threads(html).write(json);
        new Breadcrumbs(html, times).write(json, event.time());
        new HttpRequestPanel(html).write(json.at("request"));
        html.close();
        html.open("aside", "class", "facts", "aria-label", "Details");
        new Facts(html).write(json);
        html.close();
        html.close();
        new RawJson(html).write(event, json);
    }
}
