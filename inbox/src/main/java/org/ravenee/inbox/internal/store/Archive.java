/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.util.List;

/**
 * Keeps the contents of a store over a restart. The store calls the methods that change the archive
 * one at a time, in the order of the changes.
 */
public interface Archive extends AutoCloseable {

    /** Keeps nothing. */
    Archive NONE =
            new Archive() {
                @Override
                public Contents load() {
                    return new Contents(List.of(), List.of(), List.of(), List.of());
                }

                @Override
                public void add(StoredEvent event) {}

                @Override
                public void remove(StoredEvent event) {}

                @Override
                public void addCheckIns(List<StoredCheckIn> checkIns) {}

                @Override
                public void addDiscarded(List<Discarded> lines) {}

                @Override
                public void add(RefusedRequest request) {}

                @Override
                public void clear() {}

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    /** Everything that was kept, each list in the order of arrival. */
    record Contents(
            List<StoredEvent> events,
            List<StoredCheckIn> checkIns,
            List<Discarded> discarded,
            List<RefusedRequest> refused) {}

    /**
     * Reads everything that was kept.
     *
     * @throws java.io.UncheckedIOException when the archive is damaged; it stays as it is
     */
    Contents load();

    void add(StoredEvent event);

    void remove(StoredEvent event);

    /** Keeps check-ins; beyond {@link EventStore#CHECK_INS} the oldest are removed. */
    void addCheckIns(List<StoredCheckIn> checkIns);

    /** Keeps lines of a client report; beyond {@link EventStore#REPORTS} the oldest are removed. */
    void addDiscarded(List<Discarded> lines);

    /** Keeps a refusal; beyond {@link EventStore#REPORTS} the oldest are removed. */
    void add(RefusedRequest request);

    void clear();

    /** Returns when all changes until now survive the end of the process. */
    void flush();

    /** Writes the remaining changes and frees the file. */
    @Override
    void close();
}
