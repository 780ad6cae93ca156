/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an event says in words.
 *
 * @param message the template; events with the same template belong together
 * @param params what was put into the template, as text
 * @param formatted the template with its parameters, or null if it is the message itself
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/message/">Sentry:
 *     message</a>
 */
public record LogEntry(String message, List<String> params, @Nullable String formatted) {

    /**
     * Takes null for the empty text and for no parameters.
     *
     * @param message the template
     * @param params what was put into the template, as text
     * @param formatted the template with its parameters, or null if it is the message itself
     */
    public LogEntry {
        message = Objects.requireNonNullElse(message, "");
        params = Objects.requireNonNullElse(params, List.of());
    }

    /**
     * Returns what a reader sees.
     *
     * @return the formatted text, or the message where there is no other
     */
    public String text() {
        return formatted == null ? message : formatted;
    }
}
