/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear.library;

import java.util.Map;
import org.ravenee.Event;

/** Writes into an event who has processed it. */
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
