/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows objects whose classes the application has mapped for JSON-B, and knows how JSON-B gets
 * along with them: its first object of a class may take it long. Runs on {@link HelperThreads}.
 * Safe for use by several threads.
 */
final class MappedObjects {

    private final ForeignCode foreign;
    private volatile @Nullable JsonBinding binding;

    /** Classes that JSON-B knows, or fails for without delay. */
    private final Set<Class<?>> introduced =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Classes that it is getting to know, and since when. */
    private final Map<Class<?>, Long> introductions =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** Tells foreign code which classes are not to be asked again. */
    MappedObjects(ForeignCode foreign) {
        this.foreign = foreign;
    }

    /** Tells whether JSON-B has not got to know a class yet. */
    boolean isNew(Class<?> type) {
        return !introduced.contains(type);
    }

    /** Tells whether getting to know a class takes longer already than anybody waits for it. */
    boolean isOverdue(Class<?> type) {
        Long since = introductions.get(type);
        return since != null && isLong(since);
    }

    private static boolean isLong(long since) {
        return System.nanoTime() - since >= Patience.INTRODUCTION;
    }

    /** Shows an object as JSON-B maps it, or, where it cannot, as a text. */
    @Nullable Object show(Object value) {
        try {
            return isNew(value.getClass()) ? introduce(value) : binding().bind(value);
        } catch (RuntimeException | LinkageError e) {
            return value.toString();
        }
    }

    /** A late success is remembered for the next event; who fails late is not asked again. */
    private @Nullable Object introduce(Object value) {
        Class<?> type = value.getClass();
        long start = System.nanoTime();
        boolean first = introductions.putIfAbsent(type, start) == null;
        boolean succeeded = false;
        try {
            Object shown = binding().bind(value);
            succeeded = true;
            return shown;
        } finally {
            if (succeeded || !isLong(start)) {
                introduced.add(type);
            } else {
                foreign.blame(type);
            }
            if (first) {
                introductions.remove(type);
            }
        }
    }

    private JsonBinding binding() {
        JsonBinding existing = binding;
        if (existing == null) {
            existing = new JsonBinding();
            binding = existing;
        }
        return existing;
    }
}
