/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import java.time.Instant;
import java.util.Optional;
import org.ravenee.inbox.internal.page.Badges;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.ListAddress;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.store.Activity;
import org.ravenee.inbox.internal.store.EventGroup;
import org.ravenee.inbox.internal.store.StoredEvent;
import org.ravenee.inbox.internal.store.Summary;
import org.ravenee.inbox.internal.text.Shortened;

/** A row of the list: the latest event of a group, with number and times of its events. */
record GroupRow(Html html, Times times, ListAddress address) {

    private static final int TITLE = 160;
    private static final int MESSAGE = 240;
    private static final int ORIGIN = 100;

    void write(EventGroup group) {
        StoredEvent event = group.latest();
        Summary summary = event.summary();
        html.open(
                "li",
                "class",
                "row " + summary.level().word(),
                "data-number",
                Long.toString(group.lastArrival()),
                "data-key",
                key(event));
        Badges.level(html, summary.level());
        html.open("div", "class", "what").open("h2");
        String title = Shortened.to(TITLE, summary.title());
        html.leaf("a", title, "href", address.event(event.id()), "dir", "auto");
        Badges.unhandled(html, summary);
        html.close();
        summary.subtitle()
                .map(m -> Shortened.to(MESSAGE, m))
                .ifPresent(m -> html.leaf("p", m, "class", "message", "dir", "auto"));
        origin(summary, event.project());
        html.close();
        html.open("div", "class", "when");
        times.both(html, group.lastSeen());
        if (group.count() > 1) {
            repetition(group);
        }
        html.close().close();
    }

    /** The key of a row, which stays the same when more events arrive. */
    private String key(StoredEvent event) {
        return address.grouped()
                ? event.project() + "." + event.summary().group()
                : Long.toString(event.number());
    }

    private void repetition(EventGroup group) {
        Instant first = group.firstSeen();
        html.open("p", "class", "repetition");
        html.leaf("b", group.count() + " events", "class", "times").text(" ");
        html.open("span", "class", "first").text("first ");
        html.leaf("time", times.brief(first), "datetime", first.toString());
        html.close();
        new ActivityBar(html).write(Activity.of(group, times.now()));
        html.close();
    }

    private void origin(Summary summary, String project) {
        html.open("ul", "class", "origin");
        part("transaction", summary.transaction());
        part("environment", summary.environment());
        part("release", summary.release());
        part("project", Optional.of("project " + project));
        html.close();
    }

    private void part(String kind, Optional<String> text) {
        text.map(t -> Shortened.to(ORIGIN, t))
                .ifPresent(t -> html.leaf("li", t, "class", kind, "title", kind));
    }
}
