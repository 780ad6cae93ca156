/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.util.List;

/**
 * Where events are kept over a restart. The store calls the methods that change it one at a time,
 * in the order of the changes.
 */
public interface EventArchive extends AutoCloseable {

    /** Keeps nothing. */
    EventArchive NONE =
            new EventArchive() {
                @Override
                public List<StoredEvent> load() {
                    return List.of();
                }

                @Override
                public void add(StoredEvent event) {}

                @Override
                public void remove(StoredEvent event) {}

                @Override
                public void clear() {}

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    /** The events that were kept, in the order of arrival. */
    List<StoredEvent> load();

    void add(StoredEvent event);

    void remove(StoredEvent event);

    void clear();

    /** Returns when all changes until now are safe from the end of the process. */
    void flush();

    /** Writes what is left and frees the file. */
    @Override
    void close();
}
