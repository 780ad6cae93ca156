/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import org.jspecify.annotations.Nullable;

/** Kinds of events, by the names that Raven gave them. */
public enum EventKind {
    /** An exception. */
    EXCEPTION,
    /** A message. */
    MESSAGE,
    /** A database query, slow or failed. */
    QUERY;

    private static final String PACKAGE = "raven.events.";

    /** Finds the kind of an event type; the application's own types are messages. */
    public static EventKind of(String eventType) {
        EventKind kind = builtIn(eventType);
        return kind == null ? MESSAGE : kind;
    }

    /** Tells whether an event type is one of Raven's own. */
    public static boolean isBuiltIn(String eventType) {
        return builtIn(eventType) != null;
    }

    private static @Nullable EventKind builtIn(String eventType) {
        String name =
                eventType.startsWith(PACKAGE) ? eventType.substring(PACKAGE.length()) : eventType;
        for (EventKind kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        return null;
    }
}
