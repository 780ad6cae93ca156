/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reports waiting for the sender: bounded by number and by what they retain; the newest is refused.
 */
final class ReportQueue {

    private final LinkedBlockingQueue<Report> reports;
    private final AtomicLong bytes = new AtomicLong();
    private final long mostBytes;

    ReportQueue(int mostReports, long mostBytes) {
        this.reports = new LinkedBlockingQueue<>(mostReports);
        this.mostBytes = mostBytes;
    }

    boolean offer(Report report) {
        if (bytes.addAndGet(report.bytes()) > mostBytes || !reports.offer(report)) {
            bytes.addAndGet(-report.bytes());
            return false;
        }
        return true;
    }

    @Nullable Report poll(long millis) throws InterruptedException {
        Report report = reports.poll(millis, TimeUnit.MILLISECONDS);
        if (report != null) {
            bytes.addAndGet(-report.bytes());
        }
        return report;
    }

    void clear() {
        reports.clear();
        bytes.set(0);
    }
}
