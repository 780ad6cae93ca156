/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The loggers of application servers, which hear what is no record of the application. */
final class ServerLoggers {

    /**
     * The loggers to which servers write the lines of {@code System.out} and {@code System.err}: a
     * stack trace would be an event for each of its lines.
     */
    private static final Set<String> STREAMS =
            Set.of(
                    // WildFly
                    "stdout",
                    "stderr",
                    // Open Liberty
                    "SystemOut",
                    "SystemErr",
                    // GlassFish and Payara
                    "jakarta.enterprise.logging.stdout",
                    "jakarta.enterprise.logging.stderr");

    private ServerLoggers() {}

    /** Tells whether a logger is one of those that receive the lines of a stream. */
    static boolean isStream(@Nullable String logger) {
        return logger != null && STREAMS.contains(logger);
    }
}
