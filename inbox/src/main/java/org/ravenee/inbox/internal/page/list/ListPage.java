/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.intake.Dsn;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.Layout;
import org.ravenee.inbox.internal.page.ListAddress;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.search.Filter;
import org.ravenee.inbox.internal.store.EventStore;
import org.ravenee.inbox.internal.store.StoredEvent;

/**
 * {@code GET /}: what arrived, newest first. The page's script asks for it again and again with the
 * entity tag of what it has, and gets 304 as long as the list is unchanged.
 */
public final class ListPage implements Handler {

    private final EventStore store;
    private final Times times;
    private final String instance;

    /**
     * The list of what the store holds.
     *
     * @param instance distinguishes this inbox from one that ran on the same port before
     */
    public ListPage(EventStore store, Times times, String instance) {
        this.store = store;
        this.times = times;
        this.instance = instance;
    }

    @Override
    public Response handle(Request request) {
        String tag = tag();
        boolean known = request.header("If-None-Match").map(tag::equals).orElse(false);
        Response answer = known ? Response.empty(304) : Response.html(200, page(request));
        return answer.with("ETag", tag);
    }

    /** The bars of the last hour move on with the clock, so the tag does too. */
    private String tag() {
        long slot = times.now().getEpochSecond() / 300;
        return "\"" + instance + "-" + store.revision() + "-" + slot + "\"";
    }

    private String page(Request request) {
        ListAddress address = ListAddress.parse(request.query());
        String authority = request.header("Host").orElse("127.0.0.1");
        return Layout.page("Raven Inbox", "list", html -> content(html, address, authority));
    }

    private void content(Html html, ListAddress address, String authority) {
        List<StoredEvent> all = store.newestFirst();
        new Toolbar(html, address).write(all.isEmpty());
        if (all.isEmpty()) {
            html.open("div", "id", "live");
        } else {
            String oldest = Long.toString(all.get(all.size() - 1).number());
            html.open("div", "id", "live", "data-oldest", oldest);
        }
        new Notices(html, times).write(store.refused(), store.discarded());
        if (all.isEmpty()) {
            new EmptyInbox(html).write(Dsn.at(authority));
        } else {
            Filter words = address.withLevel(Optional.empty()).filter();
            List<StoredEvent> matching = all.stream().filter(words).toList();
            new LevelTabs(html, address).write(matching);
            new Rows(html, times, address)
                    .write(matching.stream().filter(address.filter()).toList());
        }
        html.close();
        html.leaf("p", "Loading older rows…", "id", "end", "class", "end", "hidden", "");
        html.leaf("p", "", "id", "news", "class", "unseen", "aria-live", "polite");
        html.open("noscript");
        html.leaf("p", "Reload the page to see new events.", "class", "end").close();
    }
}
