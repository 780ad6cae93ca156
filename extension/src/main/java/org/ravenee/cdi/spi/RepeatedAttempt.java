/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Another attempt of work whose failure was reported before. It keeps the reports of failures until
 * it ends: the failure that ends it is not reported again. Safe for use by several threads.
 */
public final class RepeatedAttempt {

    /** Each kept report has an event; a failure beyond this number is reported at once. */
    private static final int MOST = 100;

    /** The longest chain of causes that is compared. */
    private static final int LONGEST = 100;

    private final List<Failure> failures = new ArrayList<>();
    private boolean ended;

    RepeatedAttempt() {}

    /**
     * Keeps the report of a failure; not that of a failure which is kept already.
     *
     * @param report makes the report
     * @return false if the report is to be made now: the attempt has ended, or keeps too many
     */
    boolean keep(Throwable thrown, Supplier<PendingReport> report) {
        synchronized (this) {
            if (ended || failures.size() >= MOST) {
                return false;
            }
            if (failures.stream().anyMatch(failure -> failure.isSameAs(thrown))) {
                return true;
            }
        }
        // Outside of the lock, because making it runs code of the application.
        Failure failure = new Failure(thrown, report.get());
        if (!add(failure)) {
            failure.report().send();
        }
        return true;
    }

    private synchronized boolean add(Failure failure) {
        return !ended && failures.add(failure);
    }

    /**
     * Ends the attempt. Reports the kept failures, apart from the one that ended it.
     *
     * @param thrown the throwable that ended the attempt; null if it succeeded
     */
    public void end(@Nullable Throwable thrown) {
        List<Failure> kept;
        synchronized (this) {
            ended = true;
            kept = List.copyOf(failures);
            failures.clear();
        }
        for (Failure failure : kept) {
            if (thrown == null || !failure.isSameAs(thrown)) {
                failure.report().send();
            }
        }
    }

    private record Failure(Throwable thrown, PendingReport report) {

        /** Tells whether one throwable is the other one or wraps it. */
        boolean isSameAs(Throwable other) {
            return isIn(thrown, other) || isIn(other, thrown);
        }

        private static boolean isIn(Throwable searched, Throwable wrapper) {
            Throwable at = wrapper;
            for (int i = 0; at != null && i < LONGEST; i++) {
                if (at == searched) {
                    return true;
                }
                at = at.getCause();
            }
            return false;
        }
    }
}
