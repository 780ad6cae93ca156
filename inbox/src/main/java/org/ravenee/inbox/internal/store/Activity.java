/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The number of events in the last hour, in slots of five minutes, the oldest first. */
public final class Activity {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SLOTS = 12;

    private final int[] slots = new int[SLOTS];

    private Activity() {}

    /** Counts the events of a group. An event of the future counts in the last slot. */
    public static Activity of(EventGroup group, Instant now) {
        Activity activity = new Activity();
        for (StoredEvent event : group.events()) {
            long age = Math.max(0, Duration.between(event.time(), now).toMillis());
            if (age < HOUR.toMillis()) {
                int back = (int) (age * SLOTS / HOUR.toMillis());
                activity.slots[SLOTS - 1 - back]++;
            }
        }
        return activity;
    }

    /** The number of events in each slot. */
    public List<Integer> slots() {
        return Arrays.stream(slots).boxed().toList();
    }

    public int total() {
        return Arrays.stream(slots).sum();
    }
}
