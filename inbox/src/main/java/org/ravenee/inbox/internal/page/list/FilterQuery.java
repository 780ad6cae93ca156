/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import java.util.Optional;
import org.ravenee.inbox.internal.http.QueryString;
import org.ravenee.inbox.internal.store.Filter;
import org.ravenee.inbox.internal.store.Level;

/** How a filter is written in the address of the list: {@code ?level=error&q=words}. */
final class FilterQuery {

    private static final int LONGEST = 200;

    private FilterQuery() {}

    static Filter parse(QueryString query) {
        String words = query.get("q").orElse("");
        return new Filter(
                query.get("level").flatMap(Level::of),
                words.length() <= LONGEST ? words : words.substring(0, LONGEST));
    }

    /** The address of the list with this level and these words. */
    static String link(Optional<Level> level, String words) {
        String levelPart = level.map(l -> "level=" + l.word()).orElse("");
        String wordsPart = words.isBlank() ? "" : "q=" + QueryString.encoded(words);
        String between = levelPart.isEmpty() || wordsPart.isEmpty() ? "" : "&";
        String query = levelPart + between + wordsPart;
        return query.isEmpty() ? "/" : "/?" + query;
    }
}
