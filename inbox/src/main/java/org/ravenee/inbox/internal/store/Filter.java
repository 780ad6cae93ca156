/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Which events a reader wants to see. */
public record Filter(Optional<Level> level, String words) implements Predicate<StoredEvent> {

    public static final Filter ALL = new Filter(Optional.empty(), "");

    @Override
    public boolean test(StoredEvent event) {
        return (level.isEmpty() || level.get() == event.summary().level()) && mentionsWords(event);
    }

    public boolean isEverything() {
        return level.isEmpty() && words.isBlank();
    }

    private boolean mentionsWords(StoredEvent event) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || event.id().equals(wanted) || event.summary().mentions(wanted);
    }
}
