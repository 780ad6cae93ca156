/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.search;

import java.util.Optional;
import java.util.function.Predicate;
import org.ravenee.inbox.internal.store.Level;
import org.ravenee.inbox.internal.store.StoredEvent;

/** The condition for the events of a list. */
public record Filter(Optional<Level> level, Search search) implements Predicate<StoredEvent> {

    public static final Filter ALL = new Filter(Optional.empty(), Search.parse(""));

    @Override
    public boolean test(StoredEvent event) {
        return (level.isEmpty() || level.get() == event.summary().level()) && search.test(event);
    }

    public boolean isEverything() {
        return level.isEmpty() && search.isEmpty();
    }
}
