/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import java.util.Optional;
import java.util.StringJoiner;
import org.ravenee.inbox.internal.http.QueryString;
import org.ravenee.inbox.internal.search.Filter;
import org.ravenee.inbox.internal.search.Search;
import org.ravenee.inbox.internal.store.Level;

/**
 * The part of the list that a reader looks at, as it stands in the address: {@code
 * ?level=error&q=words&view=events&page=2}. Every page carries it along, so that the way back leads
 * to the same list.
 *
 * @param grouped whether equal failures share a row
 * @param page from 1
 */
public record ListAddress(Filter filter, boolean grouped, int page) {

    /** Rows of one page. */
    public static final int ROWS = 100;

    private static final int LONGEST = 500;

    public static ListAddress parse(QueryString query) {
        String words = query.get("q").orElse("");
        Filter filter =
                new Filter(
                        query.get("level").flatMap(Level::of),
                        Search.parse(
                                words.length() <= LONGEST ? words : words.substring(0, LONGEST)));
        boolean grouped = query.get("view").filter("events"::equals).isEmpty();
        String page = query.get("page").filter(p -> p.matches("[0-9]{1,6}")).orElse("1");
        return new ListAddress(filter, grouped, Math.max(1, Integer.parseInt(page)));
    }

    public ListAddress withLevel(Optional<Level> level) {
        return new ListAddress(new Filter(level, filter.search()), grouped, 1);
    }

    public ListAddress withWords(String words) {
        return new ListAddress(new Filter(filter.level(), Search.parse(words)), grouped, 1);
    }

    public ListAddress withGroups(boolean wanted) {
        return new ListAddress(filter, wanted, 1);
    }

    public ListAddress withPage(int wanted) {
        return new ListAddress(filter, grouped, wanted);
    }

    /** The address of the list. */
    public String link() {
        return "/" + query();
    }

    /** The address of an event, with the parameters that lead back to this list. */
    public String event(String id) {
        return "/events/" + id + query();
    }

    /** {@code ?name=value&…}, or empty when everything is shown. */
    public String query() {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        filter.level().ifPresent(l -> query.add("level=" + l.word()));
        if (!filter.search().text().isEmpty()) {
            query.add("q=" + QueryString.encoded(filter.search().text()));
        }
        if (!grouped) {
            query.add("view=events");
        }
        if (page > 1) {
            query.add("page=" + page);
        }
        return query.toString();
    }
}
