/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The message of an event. Immutable and safe to share between threads.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/message/">Sentry:
 *     message</a>
 */
public final class LogEntry {

    private final String message;
    private final List<String> params;
    private final @Nullable String formatted;

    private LogEntry(String message, List<String> params, @Nullable String formatted) {
        this.message = Objects.requireNonNullElse(message, "");
        this.params = ImmutableCopies.list(params);
        this.formatted = formatted;
    }

    /**
     * Returns a message. Null stands for the empty text and for no parameters.
     *
     * @param message the template; events with the same template belong together
     * @param params the parameters of the template, as text, in an immutable list
     * @param formatted the template with its parameters, or null if it is equal to the message
     * @return an immutable value
     */
    public static LogEntry of(String message, List<String> params, @Nullable String formatted) {
        return new LogEntry(message, params, formatted);
    }

    /** {@return the template; events with the same template belong together} */
    public String message() {
        return message;
    }

    /** {@return the parameters of the template, as text, in an immutable list} */
    public List<String> params() {
        return params;
    }

    /** {@return the template with its parameters, or null if it is equal to the message} */
    public @Nullable String formatted() {
        return formatted;
    }

    /**
     * Returns the text that a reader sees.
     *
     * @return the formatted text, or the message if there is none
     */
    public String text() {
        return formatted == null ? message : formatted;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogEntry that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(message, params, formatted);
    }

    /** {@return the length of the message and the number of parameters; no text} */
    @Override
    public String toString() {
        return "LogEntry[" + message.length() + " characters, " + params.size() + " parameters]";
    }
}
