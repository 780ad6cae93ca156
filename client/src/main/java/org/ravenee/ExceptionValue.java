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
 * One exception of a chain. Immutable and safe to share between threads.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/exception/">Sentry:
 *     exception</a>
 */
public final class ExceptionValue {

    private final String type;
    private final @Nullable String value;
    private final @Nullable String module;
    private final long threadId;
    private final Mechanism mechanism;
    private final List<StackFrame> frames;

    private ExceptionValue(
            String type,
            @Nullable String value,
            @Nullable String module,
            long threadId,
            Mechanism mechanism,
            List<StackFrame> frames) {
        this.type = Objects.requireNonNullElse(type, "");
        this.value = value;
        this.module = module;
        this.threadId = threadId;
        this.mechanism = Objects.requireNonNullElse(mechanism, Mechanism.GENERIC);
        this.frames = ImmutableCopies.list(frames);
    }

    /**
     * Returns an exception. Null stands for the empty text, for {@link Mechanism#GENERIC} and for
     * no frames.
     *
     * @param type the class without its package; nested classes keep the outer one, as {@code
     *     Outer$Inner}
     * @param value the message, or null
     * @param module the package, or null for the unnamed one
     * @param threadId the thread it was captured on, or 0 for unknown
     * @param mechanism how the exception was caught
     * @param frames the calls, oldest first, in an immutable list; empty if there are none
     * @return an immutable value
     */
    public static ExceptionValue of(
            String type,
            @Nullable String value,
            @Nullable String module,
            long threadId,
            Mechanism mechanism,
            List<StackFrame> frames) {
        return new ExceptionValue(type, value, module, threadId, mechanism, frames);
    }

    /**
     * {@return the class without its package; nested classes keep the outer one, as {@code
     * Outer$Inner}}
     */
    public String type() {
        return type;
    }

    /** {@return the message, or null} */
    public @Nullable String value() {
        return value;
    }

    /** {@return the package, or null for the unnamed one} */
    public @Nullable String module() {
        return module;
    }

    /** {@return the thread it was captured on, or 0 for unknown} */
    public long threadId() {
        return threadId;
    }

    /** {@return how the exception was caught} */
    public Mechanism mechanism() {
        return mechanism;
    }

    /** {@return the calls, oldest first, in an immutable list; empty if there are none} */
    public List<StackFrame> frames() {
        return frames;
    }

    /**
     * Returns the exception with another message.
     *
     * @param value the message, or null
     * @return a new value
     */
    public ExceptionValue withValue(@Nullable String value) {
        return new ExceptionValue(type, value, module, threadId, mechanism, frames);
    }

    /**
     * Returns the exception with other frames.
     *
     * @param frames the calls, oldest first
     * @return a new value
     */
    public ExceptionValue withFrames(List<StackFrame> frames) {
        return new ExceptionValue(type, value, module, threadId, mechanism, frames);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExceptionValue that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(type, value, module, threadId, mechanism, frames);
    }

    /** {@return the class and the number of frames; no message} */
    @Override
    public String toString() {
        return "ExceptionValue["
                + (module == null ? "" : module + ".")
                + type
                + ", "
                + frames.size()
                + " frames]";
    }
}
