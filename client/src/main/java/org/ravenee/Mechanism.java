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
 * The way an exception was caught, and its place in the chain.
 *
 * <p>The exceptions of a chain are numbered. The exception that was thrown is 0, and each other one
 * names its parent. Wrappers around the real failure, such as {@code EJBException} and {@code
 * CompletionException}, are marked as groups: servers take type, title and grouping from the
 * exception inside.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/exception/">Sentry:
 *     exception mechanism</a>
 */
public final class Mechanism {

    /** The mechanism of a call by the application. */
    public static final Mechanism GENERIC = of("generic", true);

    private final String type;
    private final boolean handled;
    private final @Nullable String source;
    private final int exceptionId;
    private final int parentId;
    private final boolean exceptionGroup;

    private Mechanism(
            String type,
            boolean handled,
            @Nullable String source,
            int exceptionId,
            int parentId,
            boolean exceptionGroup) {
        this.type = Objects.requireNonNullElse(type, "generic");
        this.handled = handled;
        this.source = source;
        this.exceptionId = exceptionId;
        this.parentId = parentId;
        this.exceptionGroup = exceptionGroup;
    }

    /**
     * Returns the mechanism of one exception of a chain. A null type stands for {@code generic}.
     *
     * @param type the integration that caught it: {@code generic} for a call by the application, a
     *     dotted name such as {@code auto.http.jaxrs} for an integration; {@code chained} and
     *     {@code suppressed} for the other exceptions of a chain
     * @param handled false if the exception ended a request, a job, a message or a thread
     * @param source the member of the parent that holds it, such as {@code cause}, {@code
     *     suppressed[0]} or {@code nextException}; null for the exception that was thrown
     * @param exceptionId its number in the event; 0 is the exception that was thrown, -1 is none
     * @param parentId the number of its parent; -1 is none
     * @param exceptionGroup true for a wrapper that servers look through
     * @return an immutable value
     */
    public static Mechanism of(
            String type,
            boolean handled,
            @Nullable String source,
            int exceptionId,
            int parentId,
            boolean exceptionGroup) {
        return new Mechanism(type, handled, source, exceptionId, parentId, exceptionGroup);
    }

    /**
     * {@return the integration that caught it: {@code generic} for a call by the application, a
     * dotted name such as {@code auto.http.jaxrs} for an integration; {@code chained} and {@code
     * suppressed} for the other exceptions of a chain}
     */
    public String type() {
        return type;
    }

    /** {@return false if the exception ended a request, a job, a message or a thread} */
    public boolean handled() {
        return handled;
    }

    /**
     * {@return the member of the parent that holds it, such as {@code cause}, {@code suppressed[0]}
     * or {@code nextException}; null for the exception that was thrown}
     */
    public @Nullable String source() {
        return source;
    }

    /** {@return its number in the event; 0 is the exception that was thrown, -1 is none} */
    public int exceptionId() {
        return exceptionId;
    }

    /** {@return the number of its parent; -1 is none} */
    public int parentId() {
        return parentId;
    }

    /** {@return true for a wrapper that servers look through} */
    public boolean exceptionGroup() {
        return exceptionGroup;
    }

    /**
     * Returns a mechanism outside of any chain.
     *
     * @param type the integration that caught the exception
     * @param handled false if the exception ended a request, a job, a message or a thread
     * @return an immutable value
     */
    public static Mechanism of(String type, boolean handled) {
        return new Mechanism(type, handled, null, -1, -1, false);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mechanism that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(type, handled, source, exceptionId, parentId, exceptionGroup);
    }

    /** {@return type, whether it was handled, and the place in the chain} */
    @Override
    public String toString() {
        return "Mechanism" + parts();
    }
}
