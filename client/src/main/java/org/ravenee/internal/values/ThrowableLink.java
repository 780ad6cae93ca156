/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import org.jspecify.annotations.Nullable;

/** One throwable of a chain, with what was read of it at the capture. Immutable. */
public final class ThrowableLink {

    private static final int MAX_CHARS_OF_MESSAGE = 8_192;

    private final String className;
    private final @Nullable String message;
    private final @Nullable String source;
    private final int parent;
    private final int retainedChars;

    /** The trace as it was at the capture; null if it is left for later. */
    private final StackTraceElement @Nullable [] trace;

    /** Has the trace that is left for later. */
    private final @Nullable Throwable throwable;

    ThrowableLink(
            Throwable throwable,
            @Nullable String message,
            StackTraceElement @Nullable [] trace,
            @Nullable String source,
            int parent) {
        this.className = throwable.getClass().getName();
        this.message = message == null ? null : Texts.cut(message, MAX_CHARS_OF_MESSAGE);
        this.source = source;
        this.parent = parent;
        this.trace = trace;
        this.throwable = trace == null ? throwable : null;
        this.retainedChars = message == null ? 0 : message.length();
    }

    /** Returns the name of its class. */
    public String className() {
        return className;
    }

    /** Returns its message at the capture. */
    public @Nullable String message() {
        return message;
    }

    /** Returns how many chars of a message it retains, which may be more than it shows. */
    public int retainedChars() {
        return retainedChars;
    }

    /** Returns the member of the parent that led here; null for the thrown one. */
    public @Nullable String source() {
        return source;
    }

    /** Returns the index of the parent in the chain; -1 for the thrown one. */
    public int parent() {
        return parent;
    }

    /**
     * Returns its stack trace. A trace that only the JDK implements is read now: to create its
     * elements takes longer than all the rest of a capture.
     */
    @SuppressWarnings("NullAway") // one of the two is there
    public StackTraceElement[] trace() {
        return trace == null ? throwable.getStackTrace() : trace;
    }
}
