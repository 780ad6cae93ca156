/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders events by their own time and puts equal failures together. */
public final class EventGroups {

    private static final Comparator<StoredEvent> NEWEST_FIRST =
            Comparator.comparing(StoredEvent::time)
                    .thenComparingLong(StoredEvent::number)
                    .reversed();

    private EventGroups() {}

    /** A group for each failure, the one with the latest event first. */
    public static List<EventGroup> of(Collection<StoredEvent> events) {
        record Key(String project, String group) {}
        Map<Key, List<StoredEvent>> groups = new LinkedHashMap<>();
        for (StoredEvent event : newestFirst(events)) {
            Key key = new Key(event.project(), event.summary().group());
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(event);
        }
        return groups.values().stream().map(EventGroup::new).toList();
    }

    /** Each event as a group of its own, newest first. */
    public static List<EventGroup> single(Collection<StoredEvent> events) {
        return newestFirst(events).stream().map(e -> new EventGroup(List.of(e))).toList();
    }

    private static List<StoredEvent> newestFirst(Collection<StoredEvent> events) {
        return events.stream().sorted(NEWEST_FIRST).toList();
    }
}
