/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.h2.mvstore.MVMap;

/** The latest records of one kind in the file, in the order of arrival. */
final class BoundedLog<T> {

    private final MVMap<Long, String> map;
    private final int capacity;
    private final Function<T, String> write;
    private final Function<String, T> read;

    /**
     * Creates a log on a map of the file.
     *
     * @param read throws {@link IllegalArgumentException} for a text that {@code write} did not
     *     make
     */
    BoundedLog(
            MVMap<Long, String> map,
            int capacity,
            Function<T, String> write,
            Function<String, T> read) {
        this.map = map;
        this.capacity = capacity;
        this.write = write;
        this.read = read;
    }

    void add(T record) {
        Long last = map.lastKey();
        map.put(last == null ? 1 : last + 1, write.apply(record));
        while (map.size() > capacity) {
            map.remove(map.firstKey());
        }
    }

    /** The records that can be read. */
    List<T> load(UnreadableRecords unreadable) {
        List<T> records = new ArrayList<>();
        for (Long number : map.keyList()) {
            try {
                records.add(read.apply(String.valueOf(map.get(number))));
            } catch (IllegalArgumentException e) {
                unreadable.count();
            }
        }
        return records;
    }

    void clear() {
        map.clear();
    }
}
