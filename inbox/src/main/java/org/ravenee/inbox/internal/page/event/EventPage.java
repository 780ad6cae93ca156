/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.ide.IdeLinks;
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

    // Bytes of the page for each of its parts, so that all of them are seen and it stays small.
    private static final int EXCEPTIONS = 250_000;
    private static final int BREADCRUMBS = 80_000;
    private static final int REQUEST = 80_000;
    private static final int FACTS = 120_000;
    private static final int JSON = 80_000;

    private final EventStore store;
    private final Times times;
    private final IdeLinks ide;

    public EventPage(EventStore store, Times times, IdeLinks ide) {
        this.store = store;
        this.times = times;
        this.ide = ide;
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
                404,
                Layout.page("Event not found – Raven Inbox", "event", html -> gone(html, address)));
    }

    private void gone(Html html, ListAddress address) {
        html.open("section", "class", "empty").leaf("h1", "Event not found");
        html.leaf(
                "p",
                "The inbox keeps the latest "
                        + store.capacity()
                        + " events until it is cleared, and without --store until it is stopped.");
        html.open("p").leaf("a", "Show all events", "href", address.link()).close().close();
    }

    private void content(Html html, StoredEvent event, Node json, ListAddress address) {
        new Neighbours(html, address).write(event, store.newestFirst());
        new Headline(html, times).write(event, json);
        html.open("div", "class", "columns");
        html.open("div", "class", "story");
        story(html, event, json);
        html.close();
        html.open("aside", "class", "facts", "aria-label", "Details");
        html.allow(FACTS);
        new Facts(html).write(json);
        html.close();
        html.close();
        html.allow(JSON);
        new RawJson(html).write(event, json);
    }

    private void story(Html html, StoredEvent event, Node json) {
        html.allow(EXCEPTIONS);
        new QueryPanel(html).write(json);
        new Message(html).write(json, event.summary());
        new ExceptionChain(html, ide).write(json);
        new Threads(html, ide).write(json);
        html.allow(BREADCRUMBS);
        new Breadcrumbs(html, times).write(json, event.sendersTime());
        html.allow(REQUEST);
        new HttpRequestPanel(html)
                .write(event.id(), json.at("request"), json.at("_meta").at("request"));
    }
}
