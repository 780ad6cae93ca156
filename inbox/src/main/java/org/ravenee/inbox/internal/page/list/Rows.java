/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import java.util.List;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.ListAddress;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.store.EventGroup;
import org.ravenee.inbox.internal.store.EventGroups;
import org.ravenee.inbox.internal.store.StoredEvent;

/** The rows of one page of the list, with links to the pages before and after it. */
record Rows(Html html, Times times, ListAddress address) {

    void write(List<StoredEvent> events) {
        List<EventGroup> rows =
                address.grouped() ? EventGroups.of(events) : EventGroups.single(events);
        view(events.size(), rows.size());
        if (rows.isEmpty()) {
            nothing();
            return;
        }
        int pages = (rows.size() + ListAddress.ROWS - 1) / ListAddress.ROWS;
        int page = Math.min(address.page(), pages);
        int from = (page - 1) * ListAddress.ROWS;
        int to = Math.min(rows.size(), from + ListAddress.ROWS);
        GroupRow row = new GroupRow(html, times, address);
        html.open("ol", "class", "rows");
        rows.subList(from, to).forEach(row::write);
        html.close();
        pages(page, pages);
    }

    private void view(int events, int groups) {
        html.open("nav", "class", "view", "aria-label", "View");
        toggle("Groups", true);
        toggle("Events", false);
        String size = counted(events, "event");
        html.leaf(
                "span",
                address.grouped() ? size + " in " + counted(groups, "group") : size,
                "class",
                "size");
        html.close();
    }

    private void toggle(String name, boolean grouped) {
        String current = Boolean.toString(address.grouped() == grouped);
        html.leaf("a", name, "href", address.withGroups(grouped).link(), "aria-current", current);
    }

    private void nothing() {
        html.open("div", "class", "nothing");
        html.leaf("p", "No event matches.");
        html.open("p");
        html.leaf("a", "Show all events", "href", "/").text(" ");
        html.leaf("a", "How to search", "href", "/help").close();
        html.close();
    }

    private void pages(int page, int pages) {
        if (pages == 1) {
            return;
        }
        html.open("nav", "class", "pages", "aria-label", "Pages");
        if (page > 1) {
            html.leaf("a", "Newer", "href", address.withPage(page - 1).link(), "rel", "prev");
        }
        html.leaf("span", "Page " + page + " of " + pages);
        if (page < pages) {
            html.leaf("a", "Older", "href", address.withPage(page + 1).link(), "rel", "next");
        }
        html.close();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
