/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reports of failures that callers can ask for. Each is sent after a time, unless it was withdrawn
 * before. There is a thread only while something waits; it runs no code of the application, as the
 * events are complete. Safe for use by several threads.
 */
final class PendingFailures {

    /** The time that a caller has to ask. */
    static final Duration DELAY = Duration.ofSeconds(10);

    /** Each waiting report keeps an event; a report beyond this number is sent at once. */
    private static final int MOST = 1_000;

    private final Duration delay;
    private final Set<PendingReport> waiting = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledThreadPoolExecutor timer;
    private boolean closed;

    PendingFailures(Duration delay) {
        this.delay = delay;
    }

    /** Sends a report later; at once if too many wait or the application stops. */
    void add(PendingReport report) {
        if (!schedule(report)) {
            report.send();
        }
    }

    private synchronized boolean schedule(PendingReport report) {
        if (closed || waiting.size() >= MOST) {
            return false;
        }
        waiting.add(report);
        Future<?> expiry =
                timer().schedule(() -> expired(report), delay.toMillis(), TimeUnit.MILLISECONDS);
        report.onWithdrawal(
                () -> {
                    waiting.remove(report);
                    expiry.cancel(false);
                });
        return true;
    }

    private void expired(PendingReport report) {
        if (waiting.remove(report)) {
            report.send();
        }
    }

    private ScheduledThreadPoolExecutor timer() {
        if (timer == null) {
            timer = new ScheduledThreadPoolExecutor(1, PendingFailures::thread);
            timer.setKeepAliveTime(1, TimeUnit.SECONDS);
            timer.allowCoreThreadTimeOut(true);
            timer.setRemoveOnCancelPolicy(true);
        }
        return timer;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "raven-pending-failures");
        thread.setDaemon(true);
        return thread;
    }

    /** Sends all reports that wait: after the end of the application no caller can ask. */
    synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.shutdownNow();
        }
        for (Iterator<PendingReport> reports = waiting.iterator(); reports.hasNext(); ) {
            PendingReport report = reports.next();
            reports.remove();
            report.send();
        }
    }
}
