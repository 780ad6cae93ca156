/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.ArrayList;
import java.util.List;
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

    /** Takes a report back; false if it is not waiting any more. */
    boolean remove(Report report) {
        boolean removed = reports.removeIf(waiting -> waiting == report);
        if (removed) {
            bytes.addAndGet(-report.bytes());
        }
        return removed;
    }

    /** Forgets everything; returns how much that was. */
    int clear() {
        List<Report> left = new ArrayList<>();
        reports.drainTo(left);
        left.forEach(report -> bytes.addAndGet(-report.bytes()));
        return left.size();
    }
}
