/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.Set;

/** Environment variables that look like ours and belong to the command line tool of Sentry. */
final class OtherTools {

    private static final Set<String> VARIABLES =
            Set.of(
                    "SENTRY_AUTH_TOKEN",
                    "SENTRY_ORG",
                    "SENTRY_PROJECT",
                    "SENTRY_URL",
                    "SENTRY_LOG_LEVEL",
                    "SENTRY_PROPERTIES");

    private OtherTools() {}

    static boolean own(String variable) {
        return VARIABLES.contains(variable);
    }
}
