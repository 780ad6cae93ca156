/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;

/**
 * The latest pieces of work that failed and were reported, so that the same work is reported once
 * when it is tried again. Safe for use by several threads.
 */
final class FailedWork {

    private static final int MOST = 1_000;

    private final Map<String, EventId> reported =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, EventId> eldest) {
                    return size() > MOST;
                }
            };

    /** The latest failures of later attempts, which layers outside of the work may catch, too. */
    private final Deque<WeakReference<Throwable>> repeated = new ArrayDeque<>();

    private volatile boolean empty = true;

    /** Returns false also while the first failure of any work is being reported. */
    boolean isEmpty() {
        return empty;
    }

    synchronized @Nullable EventId find(String work) {
        return reported.get(work);
    }

    /** Remembers the failure that ended a later attempt, without keeping it alive. */
    synchronized void repeat(Throwable thrown) {
        repeated.removeIf(failure -> failure.refersTo(null));
        if (repeated.size() < MOST) {
            repeated.add(new WeakReference<>(thrown));
        }
    }

    /** Tells whether a throwable is the failure of a later attempt. */
    synchronized boolean isRepeated(Throwable thrown) {
        return repeated.stream().anyMatch(failure -> failure.refersTo(thrown));
    }

    synchronized void add(String work, EventId id) {
        reported.put(work, id);
        empty = false;
    }
}
