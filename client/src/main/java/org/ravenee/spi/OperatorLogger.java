/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.internal.scrub.LogScrubber;

/**
 * Writes to a log for the operator: each line begins with the id of its message. Parameters and
 * messages of exceptions come from servers, from the configuration and from the application: their
 * secrets are masked, control characters are shown as escapes, and what is longer than 1,000
 * characters is cut. Handlers of the log run on the calling thread. Never throws, even if they do.
 * Immutable and safe for use by several threads.
 */
public final class OperatorLogger {

    private final String name;
    private final Collection<String> keys;

    /** Writes to the logger {@code org.ravenee}. */
    public OperatorLogger() {
        this("org.ravenee", List.of());
    }

    /**
     * Writes to a logger, and masks more than what is usually secret.
     *
     * @param name the name of the logger, such as {@code org.ravenee}
     * @param keys more names of secrets: {@link org.ravenee.Options#sanitizeKeys()}
     */
    public OperatorLogger(String name, Collection<String> keys) {
        this.name = name;
        this.keys = List.copyOf(keys);
    }

    /**
     * Writes a line.
     *
     * @param message the message
     * @param parameters numbers and {@link Dsn}s are written as they are, all others scrubbed
     */
    public void log(OperatorMessage message, @Nullable Object... parameters) {
        write(message, null, parameters);
    }

    /**
     * Writes a line with an exception: its class, its message, its calls and its causes.
     *
     * @param message the message
     * @param thrown the exception
     * @param parameters numbers and {@link Dsn}s are written as they are, all others scrubbed
     */
    public void logThrown(
            OperatorMessage message, Throwable thrown, @Nullable Object... parameters) {
        write(message, thrown, parameters);
    }

    private void write(
            OperatorMessage message, @Nullable Throwable thrown, @Nullable Object... parameters) {
        try {
            // Asked for when there is something to write: it takes the JDK a while to set up
            // logging, and servers have a context of loggers for each application.
            System.Logger logger = System.getLogger(name);
            if (!logger.isLoggable(message.level())) {
                return;
            }
            String line = message.id() + ": " + format(message.text(), parameters);
            if (thrown == null) {
                logger.log(message.level(), line);
            } else {
                logger.log(message.level(), line, scrubber().throwable(thrown));
            }
        } catch (Throwable e) {
            // A failure of a handler must not become a failure of the caller.
        }
    }

    private LogScrubber scrubber() {
        return keys.isEmpty() ? LogScrubber.usual() : new LogScrubber(keys);
    }

    /** By hand: a log that formats would take braces and quotes in the parameters for its own. */
    private String format(String text, @Nullable Object[] parameters) {
        StringBuilder line = new StringBuilder(text.length() + 64);
        int copied = 0;
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            int index = at + 2 < text.length() ? text.charAt(at + 1) - '0' : -1;
            if (index >= 0 && index < parameters.length && text.charAt(at + 2) == '}') {
                line.append(text, copied, at).append(shown(parameters[index]));
                copied = at + 3;
            }
        }
        return line.append(text, copied, text.length()).toString();
    }

    private String shown(@Nullable Object parameter) {
        return parameter instanceof Number || parameter instanceof Dsn
                ? parameter.toString()
                : scrubber().text(parameter);
    }
}
