/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.List;
import org.ravenee.spi.ExceptionUnwrapper;

/**
 * A throwable that is captured or asked about: its causes, and the work and the thread at that
 * moment.
 *
 * @param causes the throwable and its causes, outermost first
 * @param failure the index of the real failure among them: what wrappers such as {@code
 *     ExecutionException} hold, else the throwable itself
 * @param origin identifies the work: positive for a request, negative for the context of a thread,
 *     0 for none
 * @param thread identifies the calling thread
 * @param nanos a monotonic time
 */
record Occurrence(List<Throwable> causes, int failure, long origin, long thread, long nanos) {

    /** Describes a throwable on the calling thread. */
    @SuppressWarnings("deprecation") // Thread.threadId() is not in Java 17
    static Occurrence of(List<Throwable> causes, long origin, long nanos) {
        return new Occurrence(
                causes, failure(causes), origin, Thread.currentThread().getId(), nanos);
    }

    private static int failure(List<Throwable> causes) {
        Throwable failure = ExceptionUnwrapper.unwrap(causes.get(0));
        for (int i = 0; i < causes.size(); i++) {
            if (causes.get(i) == failure) {
                return i;
            }
        }
        return 0;
    }

    Throwable thrown() {
        return causes.get(0);
    }
}
