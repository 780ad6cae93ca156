/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.processors;

import java.util.Map;
import org.ravenee.Event;

/** Adds the name of a processor to an event. */
final class Steps {

    private static final String TAG = "steps";

    private Steps() {}

    static Event add(Event event, String step) {
        var before = event.tags().get(TAG);
        return event.toBuilder()
                .tags(Map.of(TAG, before == null ? step : before + ", " + step))
                .build();
    }
}
