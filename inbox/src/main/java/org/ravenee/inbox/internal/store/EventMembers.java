/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.util.Set;

/** The members of an event that Sentry's protocol defines. Pages show all others as they are. */
public final class EventMembers {

    private static final Set<String> DEFINED =
            Set.of(
                    "event_id",
                    "timestamp",
                    "level",
                    "logger",
                    "transaction",
                    "environment",
                    "release",
                    "dist",
                    "server_name",
                    "exception",
                    "stacktrace",
                    "threads",
                    "breadcrumbs",
                    "request",
                    "user",
                    "tags",
                    "contexts",
                    "extra",
                    "modules",
                    "sdk",
                    "logentry",
                    "message",
                    "fingerprint",
                    "platform",
                    "_meta");

    private EventMembers() {}

    public static boolean isDefined(String name) {
        return DEFINED.contains(name);
    }
}
