/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import org.jspecify.annotations.Nullable;

/**
 * How an exception came to be reported.
 *
 * <p>The exceptions of a chain are numbered from the one that was thrown, which is 0, and each
 * names its parent. Where the thrown exception and others around the real failure only carry it
 * from one place to another, such as {@code EJBException} and {@code CompletionException}, they are
 * marked as groups: receivers take type, title and grouping from the exception inside.
 *
 * @param type what reported it: {@code generic} for a call by the application, a dotted name such
 *     as {@code auto.http.jaxrs} for an integration; {@code chained} and {@code suppressed} for the
 *     others of a chain
 * @param handled false if nobody caught it
 * @param source the member that led here from the parent, such as {@code cause} or {@code
 *     suppressed[0]} or {@code nextException}; null for the exception that was thrown
 * @param exceptionId its number in the event; 0 is the exception that was thrown, -1 is none
 * @param parentId the number of the exception it hangs from; -1 is none
 * @param exceptionGroup true for a wrapper that receivers look through
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/exception/">Sentry:
 *     exception mechanism</a>
 */
public record Mechanism(
        String type,
        boolean handled,
        @Nullable String source,
        int exceptionId,
        int parentId,
        boolean exceptionGroup) {

    /**
     * Takes null for the type of {@link #GENERIC}.
     *
     * @param type what reported it
     * @param handled false if nobody caught it
     * @param source the member that led here from the parent, such as {@code cause} or {@code
     *     suppressed[0]}
     * @param exceptionId its number in the event
     * @param parentId the number of the exception it hangs from
     * @param exceptionGroup true for a wrapper that receivers look through
     */
    public Mechanism {
        type = type == null ? "generic" : type;
    }

    /**
     * Creates a mechanism of an exception that is no wrapper.
     *
     * @param type what reported it; null for that of {@link #GENERIC}
     * @param handled false if nobody caught it
     * @param source the member that led here from the parent, or null
     * @param exceptionId its number in the event, or -1
     * @param parentId the number of the exception it hangs from, or -1
     */
    public Mechanism(
            String type, boolean handled, @Nullable String source, int exceptionId, int parentId) {
        this(type, handled, source, exceptionId, parentId, false);
    }

    /** A call by the application. */
    public static final Mechanism GENERIC = of("generic", true);

    /**
     * Returns a mechanism outside of any chain.
     *
     * @param type what reported the exception
     * @param handled false if nobody caught it
     * @return the mechanism
     */
    public static Mechanism of(String type, boolean handled) {
        return new Mechanism(type, handled, null, -1, -1);
    }
}
