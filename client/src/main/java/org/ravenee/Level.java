/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.Locale;
import java.util.Objects;

/** The severity of an event or breadcrumb: the five levels of the Sentry protocol, in order. */
public enum Level {
    /** Of interest to developers only. */
    DEBUG,
    /** An event of normal operation that is worth knowing. */
    INFO,
    /** An unusual condition that the application handled. */
    WARNING,
    /** A failure. The default level of exceptions. */
    ERROR,
    /** The application or one of its threads came to an end. */
    FATAL;

    private final String text = name().toLowerCase(Locale.ROOT);

    /**
     * Finds a level by its name.
     *
     * @param name a name in any case; {@code warn} is understood as {@link #WARNING}
     * @return the level
     * @throws IllegalArgumentException if there is no such level
     */
    public static Level of(String name) {
        String upper = Objects.requireNonNull(name, "name").strip().toUpperCase(Locale.ROOT);
        return upper.equals("WARN") ? WARNING : valueOf(upper);
    }

    /**
     * Returns the level as the protocol writes it.
     *
     * @return the name in lower case
     */
    @Override
    public String toString() {
        return text;
    }
}
