/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of a stack trace.
 *
 * @param module the class, fully qualified
 * @param function the method; {@code <init>} and {@code <clinit>} as they are
 * @param filename the source file without its directory, or null
 * @param lineno the line, from 1; 0 is unknown
 * @param inApp whether the call belongs to the application
 * @param source the lines around the call, or null
 * @param vars variables of the call by name, converted and scrubbed; empty when unknown
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/stacktrace/">Sentry: stack
 *     trace</a>
 */
public record StackFrame(
        String module,
        String function,
        @Nullable String filename,
        int lineno,
        boolean inApp,
        @Nullable SourceLines source,
        Map<String, Object> vars) {

    /**
     * Takes null for the empty text and for no variables.
     *
     * @param module the class, fully qualified
     * @param function the method
     * @param filename the source file without its directory, or null
     * @param lineno the line, from 1
     * @param inApp whether the call belongs to the application
     * @param source the lines around the call, or null
     * @param vars variables of the call by name, converted and scrubbed
     */
    public StackFrame {
        module = Objects.requireNonNullElse(module, "");
        function = Objects.requireNonNullElse(function, "");
        vars = Objects.requireNonNullElse(vars, Map.of());
    }

    /**
     * Returns the frame with other variables.
     *
     * @param vars converted values by name
     * @return a new frame
     */
    public StackFrame withVars(Map<String, Object> vars) {
        return new StackFrame(module, function, filename, lineno, inApp, source, vars);
    }

    /**
     * Returns the frame with other source lines.
     *
     * @param source the lines around the call, or null
     * @return a new frame
     */
    public StackFrame withSource(@Nullable SourceLines source) {
        return new StackFrame(module, function, filename, lineno, inApp, source, vars);
    }

    /**
     * The source around a call.
     *
     * @param before up to five lines before it
     * @param line the line of the call
     * @param after up to five lines after it
     */
    public record SourceLines(List<String> before, String line, List<String> after) {

        /**
         * Takes null for no lines and for an empty one.
         *
         * @param before up to five lines before it
         * @param line the line of the call
         * @param after up to five lines after it
         */
        public SourceLines {
            before = Objects.requireNonNullElse(before, List.of());
            line = Objects.requireNonNullElse(line, "");
            after = Objects.requireNonNullElse(after, List.of());
        }
    }
}
