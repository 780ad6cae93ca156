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
 * What became of a task, shared by the task and the {@code Future} that its submitter has. The
 * failure belongs to whoever asks for the result; if nobody asks, it is reported. Safe for use by
 * several threads.
 */
final class TaskResult {

    private boolean asked;
    private BooleanSupplier dependents = () -> false;
    private @Nullable PendingReport report;

    /** Takes what the task has thrown, on its thread. */
    synchronized void failed(Throwable thrown, Reporter reporter) {
        if (!asked && !dependents.getAsBoolean()) {
            report = reporter.handOver(thrown, ObservedTask.MECHANISM);
        }
    }

    /** Tells whether somebody waits for the result without asking for it by itself. */
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
