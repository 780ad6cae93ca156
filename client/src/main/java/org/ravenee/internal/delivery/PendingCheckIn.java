/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.spi.CheckIn;

/**
 * A check-in, with what the client adds to it, until the server has it. Used by one thread at a
 * time.
 */
public final class PendingCheckIn {

    private final CheckIn checkIn;
    private final String environment;
    private final Supplier<@Nullable String> release;
    private int failures;
    private long dueAt;

    /**
     * Creates a check-in to be sent.
     *
     * @param checkIn what the integration reported
     * @param environment where the application runs
     * @param release finds the release of the application; called on a thread of the delivery
     */
    public PendingCheckIn(CheckIn checkIn, String environment, Supplier<@Nullable String> release) {
        this.checkIn = checkIn;
        this.environment = environment;
        this.release = release;
    }

    CheckIn checkIn() {
        return checkIn;
    }

    String environment() {
        return environment;
    }

    @Nullable String release() {
        return release.get();
    }

    /** Counts an attempt that the server was reached for, and did not take. */
    int failed() {
        return ++failures;
    }

    /** Sets the time of the next attempt. */
    void dueAt(long nanos) {
        dueAt = nanos;
    }

    long untilDue(long now) {
        return dueAt - now;
    }
}
