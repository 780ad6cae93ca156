/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear.library;

import java.util.Map;
import org.ravenee.Event;

/** Adds the name of a processor to an event. */
public final class Stamps {

    private static final String TAG = "stamps";

    private Stamps() {}

    public static Event add(Event event, String stamp) {
        var before = event.tags().get(TAG);
        return event.toBuilder()
                .tags(Map.of(TAG, before == null ? stamp : before + ", " + stamp))
                .build();
    }
}
