/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import org.jspecify.annotations.Nullable;

/** Walks from a throwable to its causes. An exception's own methods may fail like any others. */
public final class Causes {

    /** More than any exception has for good reason; bounds the walk round a circle, too. */
    private static final int DEEPEST = 20_000;

    private Causes() {}

    /** Returns the cause; null if there is none, or asking for it fails. */
    public static @Nullable Throwable of(Throwable throwable) {
        try {
            return throwable.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    /** Tells whether a throwable is another one, or among its causes. */
    public static boolean contain(@Nullable Throwable throwable, Throwable wanted) {
        Throwable next = throwable;
        for (int i = 0; next != null && i < DEEPEST; i++) {
            if (next == wanted) {
                return true;
            }
            next = of(next);
        }
        return false;
    }
}
