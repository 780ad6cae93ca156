/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The latest few of something. Not thread-safe: its owner's lock guards it. */
final class Recent<T> {

    private final int capacity;
    private final Deque<T> elements = new ArrayDeque<>();

    Recent(int capacity) {
        this.capacity = capacity;
    }

    void add(T element) {
        if (elements.size() == capacity) {
            elements.removeFirst();
        }
        elements.addLast(element);
    }

    List<T> newestFirst() {
        List<T> copy = new ArrayList<>(elements);
        Collections.reverse(copy);
        return copy;
    }

    List<T> oldestFirst() {
        return List.copyOf(elements);
    }

    void clear() {
        elements.clear();
    }
}
