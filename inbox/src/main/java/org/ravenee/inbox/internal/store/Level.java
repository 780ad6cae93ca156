/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.util.Locale;
import java.util.Optional;

/** The levels of Sentry's protocol, most severe first. */
public enum Level {
    FATAL,
    ERROR,
    WARNING,
    INFO,
    DEBUG;

    /** As it is written in events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Level> of(String word) {
        for (Level level : values()) {
            if (level.word().equals(word)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
