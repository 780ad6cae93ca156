/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The report of a failure that a caller may still ask for. It is sent once or withdrawn. Safe for
 * use by several threads.
 */
public final class PendingReport {

    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile @Nullable Runnable sending;
    private volatile @Nullable Runnable withdrawn;

    PendingReport(Runnable sending) {
        this.sending = sending;
    }

    void onWithdrawal(Runnable listener) {
        withdrawn = listener;
        if (!open.get()) {
            listener.run();
        }
    }

    /** Withdraws the report: the caller has the failure, and decides about it. */
    public void withdraw() {
        if (open.getAndSet(false)) {
            sending = null;
            Runnable listener = withdrawn;
            if (listener != null) {
                listener.run();
            }
        }
    }

    /** Sends the report, unless it was sent or withdrawn before. */
    void send() {
        Runnable work = sending;
        if (open.getAndSet(false) && work != null) {
            sending = null;
            work.run();
        }
    }
}
