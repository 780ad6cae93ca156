/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.time.Instant;
import java.util.List;

/**
 * Events that are the same failure of the same project.
 *
 * @param events at least one, newest first by the events' own time
 */
public record EventGroup(List<StoredEvent> events) {

    public EventGroup {
        events = List.copyOf(events);
    }

    public StoredEvent latest() {
        return events.get(0);
    }

    public int count() {
        return events.size();
    }

    public Instant firstSeen() {
        return events.get(events.size() - 1).time();
    }

    public Instant lastSeen() {
        return latest().time();
    }

    /** The number of the event that arrived last; it need not be the latest by its own time. */
    public long lastArrival() {
        return events.stream().mapToLong(StoredEvent::number).max().orElse(0);
    }

    /** The position of an event by its number, from 0; -1 when it is not in this group. */
    public int indexOf(StoredEvent event) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).number() == event.number()) {
                return i;
            }
        }
        return -1;
    }
}
