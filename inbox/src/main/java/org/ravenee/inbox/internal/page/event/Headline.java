/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.Optional;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Badges;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.store.StoredEvent;
import org.ravenee.inbox.internal.store.Summary;

/** The head of the page of an event: title, message and attributes. */
record Headline(Html html, Times times) {

    private static final int LONG = 80;

    void write(StoredEvent event, Node json) {
        Summary summary = event.summary();
        html.open("header", "class", "headline " + summary.level().word());
        html.open("p", "class", "badges");
        Badges.level(html, summary.level());
        Badges.unhandled(html, summary);
        times.both(html, event.time());
        html.close();
        String kind = summary.title().length() > LONG ? "long" : "title";
        html.leaf("h1", summary.title(), "class", kind, "dir", "auto");
        summary.subtitle().ifPresent(m -> html.leaf("p", m, "class", "message", "dir", "auto"));
        html.open("dl", "class", "glance");
        fact("Transaction", summary.transaction());
        fact("Environment", summary.environment());
        fact("Release", summary.release());
        fact("Distribution", json.at("dist").text());
        fact("Server", summary.serverName());
        fact("Logger", json.at("logger").text());
        fact("Happened", Optional.of(times.exact(event.time())));
        if (event.sendersClockIsWrong()) {
            fact("By the sender's clock", Optional.of(times.exact(event.sendersTime())));
        }
        fact("Project", Optional.of(event.project()));
        fact("Event", Optional.of(event.id()));
        html.close();
        new CopyLinks(html, event.id()).write();
        html.close();
    }

    private void fact(String name, Optional<String> value) {
        value.ifPresent(
                v -> {
                    html.open("div").leaf("dt", name);
                    html.leaf("dd", v, "dir", "auto").close();
                });
    }
}
