/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.failures;

import org.jspecify.annotations.Nullable;

/**
 * Exceptions that were really thrown, so that the JVM has not made their stack traces yet: who asks
 * for frames first pays for them.
 *
 * <p>Uses nothing that a process would not have loaded anyway, as it also serves the start-up runs.
 */
public final class FreshFailures {

    private FreshFailures() {}

    /** An exception with three causes, 40 frames each. */
    public static Throwable chain() {
        int below = new Throwable().getStackTrace().length;
        return thrown(Failure.CHAIN_FRAMES - below, Failure.CHAIN_LENGTH - 1);
    }

    /** An exception without a cause, 25 frames. */
    public static Throwable single() {
        int below = new Throwable().getStackTrace().length;
        return thrown(Failure.SINGLE_FRAMES - below, 0);
    }

    private static Throwable thrown(int deeper, int causes) {
        try {
            descend(deeper, causes);
            throw new AssertionError("nothing was thrown");
        } catch (OrderException e) {
            return e;
        }
    }

    private static void descend(int deeper, int causes) throws OrderException {
        if (deeper > 2) {
            descend(deeper - 1, causes);
        } else {
            fail(causes);
        }
    }

    private static void fail(int causes) throws OrderException {
        @Nullable Throwable cause = null;
        if (causes > 2) {
            cause = new IllegalStateException("Connection reset by peer");
        }
        if (causes > 1) {
            cause = new RuntimeException("The warehouse does not answer", cause);
        }
        if (causes > 0) {
            cause = new IllegalArgumentException("Article 10482 cannot be reserved", cause);
        }
        throw new OrderException("Order 4711 was not placed", cause);
    }
}
