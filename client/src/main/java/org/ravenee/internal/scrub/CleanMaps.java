/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last map without secrets for each of a few names, as most events have the same data
 * about their platform. A map is recognised by its content, and not by its identity, as the content
 * of a mutable map may have been different before. Safe for use by several threads.
 */
final class CleanMaps<V> {

    private static final int MOST = 8;

    private final Map<String, Map<String, V>> known = new ConcurrentHashMap<>();

    /** Returns the known map with the same content; null if there is none. */
    @Nullable Map<String, V> like(String name, Map<String, V> map) {
        Map<String, V> clean = known.get(name);
        return clean != null && map.equals(clean) ? clean : null;
    }

    /**
     * Keeps a map, unless there are too many or something inside it can change.
     *
     * @param map a map that is not changed any more
     */
    void add(String name, Map<String, V> map) {
        if (known.size() >= MOST && !known.containsKey(name)) {
            return;
        }
        for (Object value : map.values()) {
            if (!(value instanceof String
                    || value instanceof Integer
                    || value instanceof Boolean)) {
                return;
            }
        }
        known.put(name, map);
    }
}
