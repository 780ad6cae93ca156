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
 * A thread at the moment of an event. Immutable and safe to share between threads.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/threads/">Sentry:
 *     threads</a>
 */
public final class ThreadInfo {

    private final long id;
    private final String name;
    private final @Nullable String state;
    private final boolean crashed;
    private final boolean current;
    private final List<StackFrame> frames;

    private ThreadInfo(
            long id,
            String name,
            @Nullable String state,
            boolean crashed,
            boolean current,
            List<StackFrame> frames) {
        this.id = id;
        this.name = Objects.requireNonNullElse(name, "");
        this.state = state;
        this.crashed = crashed;
        this.current = current;
        this.frames = ImmutableCopies.list(frames);
    }

    /**
     * Returns a thread. Null stands for the empty text and for no frames.
     *
     * @param id the number of the thread in this JVM
     * @param name its name
     * @param state the Java state, such as {@code RUNNABLE}, or null
     * @param crashed whether an exception ended it
     * @param current whether it captured the event
     * @param frames the calls, oldest first, in an immutable list; empty if there are none
     * @return an immutable value
     */
    public static ThreadInfo of(
            long id,
            String name,
            @Nullable String state,
            boolean crashed,
            boolean current,
            List<StackFrame> frames) {
        return new ThreadInfo(id, name, state, crashed, current, frames);
    }

    /** {@return the number of the thread in this JVM} */
    public long id() {
        return id;
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return the Java state, such as {@code RUNNABLE}, or null} */
    public @Nullable String state() {
        return state;
    }

    /** {@return whether an exception ended it} */
    public boolean crashed() {
        return crashed;
    }

    /** {@return whether it captured the event} */
    public boolean current() {
        return current;
    }

    /** {@return the calls, oldest first, in an immutable list; empty if there are none} */
    public List<StackFrame> frames() {
        return frames;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ThreadInfo that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(id, name, state, crashed, current, frames);
    }

    /** {@return number and state; no name} */
    @Override
    public String toString() {
        return "ThreadInfo[" + id + ", " + state + ", " + frames.size() + " frames]";
    }
}
