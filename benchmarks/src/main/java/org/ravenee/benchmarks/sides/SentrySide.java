/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.protocol.User;

/** Starts the peer, of which there is one in a process. */
public final class SentrySide {

    private SentrySide() {}

    /** Options with the peer's defaults, save the hooks that Raven EE is measured without, too. */
    public static SentryOptions options() {
        SentryOptions options = new SentryOptions();
        options.setDsn(Side.NOWHERE);
        options.setEnableUncaughtExceptionHandler(false);
        options.setEnableShutdownHook(false);
        return options;
    }

    /** Adds a user, ten tags and a hundred breadcrumbs to the calling thread's scope. */
    public static void load() {
        User user = new User();
        user.setId("4711");
        user.setUsername("jo");
        Sentry.setUser(user);
        for (int i = 0; i < 10; i++) {
            Sentry.setTag("tag" + i, "value" + i);
        }
        for (int i = 0; i < 100; i++) {
            Sentry.addBreadcrumb("Step " + i, "shop");
        }
    }

    /** Forgets what the calling thread's scope holds. */
    public static void clear() {
        Sentry.configureScope(scope -> scope.clear());
    }
}
