/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.Layout;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.store.EventStore;
import org.ravenee.inbox.internal.store.StoredEvent;

/** {@code GET /events/{id}}: everything about one event, the cause of the trouble first. */
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
        return store.find(id).map(this::found).orElseGet(EventPage::missing);
    }

    private Response found(StoredEvent event) {
        Node json = Node.of(JsonDocument.of(event.json()).root());
        String title = event.summary().title() + " – Raven Inbox";
        return Response.html(200, Layout.page(title, "event", html -> content(html, event, json)));
    }

    private static Response missing() {
        return Response.html(404, Layout.page("Not here – Raven Inbox", "event", EventPage::gone));
    }

    private static void gone(Html html) {
        html.open("section", "class", "empty").leaf("h1", "This event is not here");
        html.leaf("p", "The inbox keeps the latest 500 until it is cleared or stopped.");
        html.open("p").leaf("a", "Show all events", "href", "/").close().close();
    }

    private void content(Html html, StoredEvent event, Node json) {
        neighbours(html, event);
        new Headline(html, times).write(event, json);
        html.open("div", "class", "columns");
        html.open("div", "class", "story");
        new Message(html).write(json, event.summary());
        new ExceptionChain(html).write(json);
        new Threads(html).write(json);
        new Breadcrumbs(html, times).write(json, event.time());
        new HttpRequestPanel(html).write(json.at("request"));
        html.close();
        html.open("aside", "class", "facts", "aria-label", "Circumstances");
        new Facts(html).write(json);
        html.close();
        html.close();
        new RawJson(html).write(event, json);
    }

    private void neighbours(Html html, StoredEvent event) {
        List<StoredEvent> all = store.newestFirst();
        Optional<StoredEvent> newer =
                all.stream().filter(e -> e.number() > event.number()).reduce((a, b) -> b);
        Optional<StoredEvent> older =
                all.stream().filter(e -> e.number() < event.number()).findFirst();
        html.open("nav", "class", "neighbours", "aria-label", "Events");
        html.leaf("a", "All events", "href", "/", "class", "up");
        newer.ifPresent(e -> html.leaf("a", "Newer", "href", "/events/" + e.id(), "rel", "prev"));
        older.ifPresent(e -> html.leaf("a", "Older", "href", "/events/" + e.id(), "rel", "next"));
        html.close();
    }
}
