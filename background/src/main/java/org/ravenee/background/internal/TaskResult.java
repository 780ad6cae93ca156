/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.PendingReport;
import org.ravenee.cdi.spi.Reporter;

/**
 * The outcome of a task, shared by the task and the {@code Future} that its submitter has. A
 * failure belongs to the caller that asks for the result. A failure without such a caller is
 * reported. Safe for use by several threads.
 */
final class TaskResult {

    private boolean asked;
    private BooleanSupplier dependents = () -> false;
    private @Nullable PendingReport report;

    /**
     * Prepares the report of a failure, on the thread of the task. The report is made outside of
     * the lock, because making it runs code of the application.
     */
    void failed(Throwable thrown, Reporter reporter) {
        if (isRequested()) {
            return;
        }
        PendingReport prepared = reporter.handOver(thrown, ObservedTask.MECHANISM);
        if (!keep(prepared)) {
            prepared.withdraw();
        }
    }

    private synchronized boolean isRequested() {
        return asked || dependents.getAsBoolean();
    }

    private synchronized boolean keep(PendingReport prepared) {
        if (!asked) {
            report = prepared;
        }
        return !asked;
    }

    /**
     * Sets the test for dependent stages: they receive the failure without a call of this class.
     */
    synchronized void dependents(BooleanSupplier exist) {
        dependents = exist;
    }

    /** Notes that a caller asks for the result, or has asked before it is there. */
    synchronized void asked() {
        asked = true;
        if (report != null) {
            report.withdraw();
            report = null;
        }
    }
}
