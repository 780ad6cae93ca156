/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

/** Kinds of events, by the names that Raven gave them. */
public enum EventKind {
    /** Something was thrown. */
    EXCEPTION,
    /** Something is said. */
    MESSAGE,
    /** A database query, slow or failed. */
    QUERY;

    /** Finds the kind of an event type; the application's own types are messages. */
    public static EventKind of(String eventType) {
        String name = eventType.substring(eventType.lastIndexOf('.') + 1);
        for (EventKind kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        return MESSAGE;
    }

    /** Tells whether an event type is one of Raven's own. */
    public static boolean isBuiltIn(String eventType) {
        String name = eventType.substring(eventType.lastIndexOf('.') + 1);
        for (EventKind kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
