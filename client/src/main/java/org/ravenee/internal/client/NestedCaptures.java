/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import org.jspecify.annotations.Nullable;

/**
 * Bounds the captures inside of captures. A method that is called for an event may capture its own
 * failure, but one that captures its own object would be called for that event again, and so on.
 * Safe for use by several threads.
 */
final class NestedCaptures {

    private static final int MAX_DEPTH = 3;

    /** An instance field, so that it ends with its client. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Integer> depth = new ThreadLocal<>();

    /** Begins a capture on the calling thread; false if it would be too deep. */
    boolean enter() {
        int now = now();
        if (now == MAX_DEPTH) {
            return false;
        }
        depth.set(now + 1);
        return true;
    }

    /** Ends the last capture that was begun. */
    void leave() {
        int now = now();
        if (now == 1) {
            depth.remove();
        } else {
            depth.set(now - 1);
        }
    }

    private int now() {
        Integer now = depth.get();
        return now == null ? 0 : now;
    }
}
