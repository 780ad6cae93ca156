/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import java.util.Optional;
import org.ravenee.inbox.internal.page.Badges;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.store.StoredEvent;
import org.ravenee.inbox.internal.store.Summary;

/** One event in the list. */
record EventRow(Html html, Times times) {

    void write(StoredEvent event) {
        Summary summary = event.summary();
        String number = Long.toString(event.number());
        html.open("li", "class", "row " + summary.level().word(), "data-number", number);
        Badges.level(html, summary.level());
        html.open("div", "class", "what").open("h2");
        html.leaf("a", summary.title(), "href", "/events/" + event.id(), "dir", "auto");
        Badges.unhandled(html, summary);
        html.close();
        summary.subtitle().ifPresent(m -> html.leaf("p", m, "class", "message", "dir", "auto"));
        origin(summary, event.project());
        html.close();
        times.both(html, event.time());
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
        text.ifPresent(t -> html.leaf("li", t, "class", kind, "title", kind));
    }
}
