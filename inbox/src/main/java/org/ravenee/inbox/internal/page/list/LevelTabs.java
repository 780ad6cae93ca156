/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.store.Filter;
import org.ravenee.inbox.internal.store.Level;
import org.ravenee.inbox.internal.store.StoredEvent;

/** One link for each level that occurs, with how often it does. */
record LevelTabs(Html html) {

    void write(Filter filter, List<StoredEvent> all) {
        html.open("nav", "class", "tabs", "aria-label", "Levels");
        tab(Optional.empty(), filter, all.size());
        for (Level level : Level.values()) {
            long count = all.stream().filter(e -> e.summary().level() == level).count();
            if (count > 0) {
                tab(Optional.of(level), filter, count);
            }
        }
        html.close();
    }

    private void tab(Optional<Level> level, Filter filter, long count) {
        String word = level.map(Level::word).orElse("all");
        String current = level.equals(filter.level()) ? "true" : "false";
        String link = FilterQuery.link(level, filter.words());
        html.open("a", "href", link, "class", "tab " + word, "aria-current", current);
        html.text(word + " ").leaf("span", Long.toString(count), "class", "count").close();
    }
}
