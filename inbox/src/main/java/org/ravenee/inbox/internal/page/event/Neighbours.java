/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.List;
import java.util.function.Predicate;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.ListAddress;
import org.ravenee.inbox.internal.search.Filter;
import org.ravenee.inbox.internal.store.EventGroup;
import org.ravenee.inbox.internal.store.EventGroups;
import org.ravenee.inbox.internal.store.StoredEvent;

/**
 * Links from an event: back to the list, to the other events of its group, to the groups before and
 * after it in the list. All stay within the filter of the list.
 */
record Neighbours(Html html, ListAddress address) {

    void write(StoredEvent event, List<StoredEvent> all) {
        // An event that is opened by its address alone need not match the filter.
        Filter filter = address.filter().test(event) ? address.filter() : Filter.ALL;
        // A client may send an id twice; the address leads to the newest event of that id.
        List<EventGroup> groups =
                EventGroups.of(
                        all.stream()
                                .filter(
                                        e ->
                                                e.number() == event.number()
                                                        || !e.id().equals(event.id()))
                                .filter(filter)
                                .toList());
        int index = indexOf(groups, group -> group.indexOf(event) >= 0);
        html.open("nav", "class", "neighbours", "aria-label", "Events");
        html.leaf("a", "All events", "href", address.link(), "class", "up");
        if (index > 0) {
            link("Previous group", groups.get(index - 1).latest(), "previous-group");
        }
        if (index < groups.size() - 1) {
            link("Next group", groups.get(index + 1).latest(), "next-group");
        }
        html.close();
        withinGroup(event, groups.get(index));
    }

    private void withinGroup(StoredEvent event, EventGroup group) {
        if (group.count() == 1) {
            return;
        }
        int index = group.indexOf(event);
        html.open("nav", "class", "neighbours group", "aria-label", "Events of this group");
        if (index > 0) {
            StoredEvent newer = group.events().get(index - 1);
            html.leaf("a", "Newer", "href", address.event(newer.id()), "rel", "prev");
        }
        String position = "Event " + (group.count() - index) + " of " + group.count();
        html.leaf("span", position + " in this group", "class", "position");
        if (index < group.count() - 1) {
            StoredEvent older = group.events().get(index + 1);
            html.leaf("a", "Older", "href", address.event(older.id()), "rel", "next");
        }
        ListAddress list = address.withWords("group:" + event.summary().group()).withGroups(false);
        html.leaf("a", "List them", "href", list.link(), "class", "all-of-group");
        html.close();
    }

    private void link(String text, StoredEvent event, String kind) {
        html.leaf("a", text, "href", address.event(event.id()), "class", kind);
    }

    private static int indexOf(List<EventGroup> groups, Predicate<EventGroup> wanted) {
        for (int i = 0; i < groups.size(); i++) {
            if (wanted.test(groups.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
