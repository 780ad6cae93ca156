/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.ListAddress;
import org.ravenee.inbox.internal.store.Level;
import org.ravenee.inbox.internal.store.StoredEvent;

/** A link for each level that occurs among the events that match the search. */
record LevelTabs(Html html, ListAddress address) {

    void write(List<StoredEvent> matching) {
        html.open("nav", "class", "tabs", "aria-label", "Levels");
        tab(Optional.empty(), matching.size());
        for (Level level : Level.values()) {
            long count = matching.stream().filter(e -> e.summary().level() == level).count();
            if (count > 0 || address.filter().level().equals(Optional.of(level))) {
                tab(Optional.of(level), count);
            }
        }
        html.close();
    }

    private void tab(Optional<Level> level, long count) {
        String word = level.map(Level::word).orElse("all");
        String current = level.equals(address.filter().level()) ? "true" : "false";
        String link = address.withLevel(level).link();
        html.open("a", "href", link, "class", "tab " + word, "aria-current", current);
        html.text(word + " ").leaf("span", Long.toString(count), "class", "count").close();
    }
}
