/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One exception of a chain.
 *
 * @param type the class without its package; nested classes keep the outer one, as {@code
 *     Outer$Inner}
 * @param value the message, or null
 * @param module the package, or null for the unnamed one
 * @param threadId the thread it was captured on, or 0 for unknown
 * @param mechanism how it came to be reported
 * @param frames the calls, oldest first; empty if it has none
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/exception/">Sentry:
 *     exception</a>
 */
public record ExceptionValue(
        String type,
        @Nullable String value,
        @Nullable String module,
        long threadId,
        Mechanism mechanism,
        List<StackFrame> frames) {

    /**
     * Takes null for the empty text, for {@link Mechanism#GENERIC} and for no frames.
     *
     * @param type the class without its package
     * @param value the message, or null
     * @param module the package, or null for the unnamed one
     * @param threadId the thread it was captured on, or 0 for unknown
     * @param mechanism how it came to be reported
     * @param frames the calls, oldest first
     */
    public ExceptionValue {
        type = Objects.requireNonNullElse(type, "");
        mechanism = Objects.requireNonNullElse(mechanism, Mechanism.GENERIC);
        frames = Objects.requireNonNullElse(frames, List.of());
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
}
