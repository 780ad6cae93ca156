/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of a stack trace. Immutable and safe to share between threads.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/stacktrace/">Sentry: stack
 *     trace</a>
 */
public final class StackFrame {

    private final String module;
    private final String function;
    private final @Nullable String filename;
    private final int lineno;
    private final boolean inApp;
    private final @Nullable SourceLines source;
    private final Map<String, Object> vars;

    private StackFrame(
            String module,
            String function,
            @Nullable String filename,
            int lineno,
            boolean inApp,
            @Nullable SourceLines source,
            Map<String, Object> vars) {
        this.module = Objects.requireNonNullElse(module, "");
        this.function = Objects.requireNonNullElse(function, "");
        this.filename = filename;
        this.lineno = lineno;
        this.inApp = inApp;
        this.source = source;
        this.vars = ImmutableCopies.map(vars);
    }

    /**
     * Returns a call. Null stands for the empty text and for no variables.
     *
     * @param module the class, fully qualified
     * @param function the method; {@code <init>} and {@code <clinit>} as they are
     * @param filename the source file without its directory, or null
     * @param lineno the line, from 1; 0 is unknown
     * @param inApp whether the call belongs to the application
     * @param source the lines around the call, or null
     * @param vars converted variables of the call by name, in an immutable map; empty when unknown
     * @return an immutable value
     */
    public static StackFrame of(
            String module,
            String function,
            @Nullable String filename,
            int lineno,
            boolean inApp,
            @Nullable SourceLines source,
            Map<String, Object> vars) {
        return new StackFrame(module, function, filename, lineno, inApp, source, vars);
    }

    /** {@return the class, fully qualified} */
    public String module() {
        return module;
    }

    /** {@return the method; {@code <init>} and {@code <clinit>} as they are} */
    public String function() {
        return function;
    }

    /** {@return the source file without its directory, or null} */
    public @Nullable String filename() {
        return filename;
    }

    /** {@return the line, from 1; 0 is unknown} */
    public int lineno() {
        return lineno;
    }

    /** {@return whether the call belongs to the application} */
    public boolean inApp() {
        return inApp;
    }

    /** {@return the lines around the call, or null} */
    public @Nullable SourceLines source() {
        return source;
    }

    /**
     * {@return converted variables of the call by name, in an immutable map; empty when unknown}
     */
    public Map<String, Object> vars() {
        return vars;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StackFrame that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(module, function, filename, lineno, inApp, source, vars);
    }

    /** {@return the call as Java prints it, with the names of the variables; no value} */
    @Override
    public String toString() {
        return module + "." + function + "(" + filename + ":" + lineno + ") " + vars.keySet();
    }

    /** The source around a call. Immutable and safe to share between threads. */
    public static final class SourceLines {

        private final List<String> before;
        private final String line;
        private final List<String> after;

        private SourceLines(List<String> before, String line, List<String> after) {
            this.before = ImmutableCopies.list(before);
            this.line = Objects.requireNonNullElse(line, "");
            this.after = ImmutableCopies.list(after);
        }

        /**
         * Returns lines. Null stands for no lines and for an empty one.
         *
         * @param before up to five lines before the call, in an immutable list
         * @param line the line of the call
         * @param after up to five lines after the call, in an immutable list
         * @return an immutable value
         */
        public static SourceLines of(List<String> before, String line, List<String> after) {
            return new SourceLines(before, line, after);
        }

        /** {@return up to five lines before the call, in an immutable list} */
        public List<String> before() {
            return before;
        }

        /** {@return the line of the call} */
        public String line() {
            return line;
        }

        /** {@return up to five lines after the call, in an immutable list} */
        public List<String> after() {
            return after;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SourceLines that && parts().equals(that.parts());
        }

        @Override
        public int hashCode() {
            return parts().hashCode();
        }

        private List<@Nullable Object> parts() {
            return Arrays.asList(before, line, after);
        }

        /** {@return the number of lines} */
        @Override
        public String toString() {
            return "SourceLines[" + (before.size() + 1 + after.size()) + " lines]";
        }
    }
}
