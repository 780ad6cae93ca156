/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.List;

/**
 * A throwable with its causes, its suppressed exceptions, and the next exceptions of JDBC, as they
 * were at the capture. The thrown one is first, and parents are before their children. Immutable.
 */
public final class ThrowableChain {

    /** No throwable. */
    public static final ThrowableChain EMPTY = new ThrowableChain(List.of(), 0);

    private final List<ThrowableLink> links;
    private final int failure;

    ThrowableChain(List<ThrowableLink> links, int failure) {
        this.links = links;
        this.failure = failure;
    }

    /** Tells whether there is no throwable. */
    public boolean isEmpty() {
        return links.isEmpty();
    }

    /** Returns the links. */
    public List<ThrowableLink> links() {
        return links;
    }

    /**
     * Returns the index of the real failure: the thrown exception itself, or what the wrappers hold
     * that containers and executors put around it.
     */
    public int failure() {
        return failure;
    }
}
