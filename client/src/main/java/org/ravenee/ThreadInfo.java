/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A thread at the moment of an event.
 *
 * @param id the number of the thread in this JVM
 * @param name its name
 * @param state the Java state, such as {@code RUNNABLE}, or null
 * @param crashed whether an exception ended it
 * @param current whether it captured the event
 * @param frames the calls, oldest first; empty if the exception has them
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/threads/">Sentry:
 *     threads</a>
 */
public record ThreadInfo(
        long id,
        String name,
        @Nullable String state,
        boolean crashed,
        boolean current,
        List<StackFrame> frames) {

    /**
     * Takes null for the empty text and for no frames.
     *
     * @param id the number of the thread in this JVM
     * @param name its name
     * @param state the Java state, such as {@code RUNNABLE}, or null
     * @param crashed whether an exception ended it
     * @param current whether it captured the event
     * @param frames the calls, oldest first
     */
    public ThreadInfo {
        name = Objects.requireNonNullElse(name, "");
        frames = Objects.requireNonNullElse(frames, List.of());
    }

    /**
     * Returns the thread with other frames.
     *
     * @param frames the calls, oldest first
     * @return a new thread
     */
    public ThreadInfo withFrames(List<StackFrame> frames) {
        return new ThreadInfo(id, name, state, crashed, current, frames);
    }
}
