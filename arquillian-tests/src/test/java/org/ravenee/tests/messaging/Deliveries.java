/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts how often each listener got a message. */
@ApplicationScoped
public class Deliveries {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    void add(Class<?> listener) {
        counts.merge(listener.getSimpleName(), 1, Integer::sum);
    }

    int of(String listener) {
        return counts.getOrDefault(listener, 0);
    }
}
