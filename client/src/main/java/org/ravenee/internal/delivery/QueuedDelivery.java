/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Stats;
import org.ravenee.Transport;
import org.ravenee.internal.values.OwnThread;

/**
 * Delivers from a bounded queue on one background thread. It starts with the first report, or at
 * once where there is a spool that may hold something. The calling thread adds to the queue and
 * goes on, whatever state the server, the disk or the sending thread are in.
 */
final class QueuedDelivery implements Delivery {

    /** How often the spools of processes that have ended meanwhile are looked for. */
    private static final long RECOVERY_INTERVAL = TimeUnit.SECONDS.toNanos(60);

    /** After a failure of our own: no loop at full speed, whatever it was. */
    private static final long AFTER_FAILURE = TimeUnit.SECONDS.toNanos(1);

    private final Ledger ledger;
    private final Serializer serializer;
    private final Outbox outbox;
    private final Courier courier;
    private final Pace pace;
    private final Transport transport;
    private final DeliveryLog log;
    private final LongSupplier nanos;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable Thread sender;
    private volatile boolean idle;
    private volatile boolean hurried;
    private volatile boolean closed;
    private volatile long endBy;

    QueuedDelivery(Parts parts) {
        this.ledger = parts.ledger();
        this.serializer = parts.serializer();
        this.outbox = parts.outbox();
        this.pace = parts.pace();
        this.transport = parts.transport();
        this.log = parts.log();
        this.nanos = parts.nanos();
        this.courier = parts.courier(this::wake);
        if (outbox.hasSpool()) {
            ledger.expectRecovery();
            start();
        }
    }

    @Override
    public boolean accept(Report report) {
        if (closed) {
            return false;
        }
        if (serializer.isAtWorkHere()) {
            log.refusedFromInside();
            ledger.refused(LossReason.INTERNAL_SDK_ERROR);
            return false;
        }
        if (!outbox.keepsOnDisk() && pace.limitLeft(nanos.getAsLong()) > Pace.PATIENCE) {
            ledger.refused(LossReason.RATELIMIT_BACKOFF);
            return false;
        }
        if (!ledger.admit(report.bytes())) {
            log.refusedByFullQueue();
            return false;
        }
        outbox.submit(report);
        if (idle) {
            wake();
        } else if (sender == null) {
            start();
        }
        return true;
    }

    @Override
    public void refused(LossReason reason) {
        ledger.refused(reason);
    }

    private void wake() {
        LockSupport.unpark(sender);
    }

    private void start() {
        starting.lock();
        try {
            if (sender == null) {
                Thread thread = new OwnThread(this::run, "raven-sender");
                sender = thread;
                try {
                    thread.start();
                } catch (OutOfMemoryError e) {
                    // No thread to be had now; the next report tries again.
                    sender = null;
                    log.failedInside(e);
                }
            }
        } finally {
            starting.unlock();
        }
    }

    private void run() {
        try {
            work();
            end();
        } finally {
            outbox.close();
        }
    }

    private void work() {
        long recoverAt = nanos.getAsLong();
        while (!closed) {
            long wait;
            try {
                if (outbox.hasSpool() && nanos.getAsLong() - recoverAt >= 0) {
                    outbox.recover();
                    recoverAt = nanos.getAsLong() + RECOVERY_INTERVAL;
                }
                wait = step();
            } catch (Throwable e) {
                log.failedInside(e);
                wait = AFTER_FAILURE;
            }
            park(outbox.hasSpool() ? Math.min(wait, recoverAt - nanos.getAsLong()) : wait);
        }
    }

    private long step() {
        if (hurried) {
            hurried = false;
            courier.nudge();
        }
        return courier.step();
    }

    /**
     * Waits for what {@link #wake} announces. Callers do so only while {@code idle} is set: a wait
     * for the server's sake does not end with one more event.
     */
    private void park(long wait) {
        if (wait <= 0) {
            return;
        }
        idle = courier.isIdle() || outbox.keepsOnDisk();
        if (!(idle && outbox.hasReports()) && !hurried && !closed) {
            LockSupport.parkNanos(this, wait);
        }
        idle = false;
        // close() interrupts what this thread may be stuck in; here it has been noticed.
        Thread.interrupted();
    }

    /** Delivers what it can until the deadline, and leaves the last of the time to the report. */
    private void end() {
        long deliverBy = endBy - (endBy - nanos.getAsLong()) / 8;
        courier.hurry();
        long left;
        while ((left = deliverBy - nanos.getAsLong()) > 0) {
            long wait = courier.step();
            boolean toDisk = outbox.keepsOnDisk() && outbox.hasReports();
            if (!toDisk && (ledger.isEmpty() || courier.isHopeless(left))) {
                break;
            }
            LockSupport.parkNanos(this, Math.min(wait, left));
        }
        ledger.settle(LossReason.NETWORK_ERROR);
        if (courier.reportAlone()) {
            while (courier.isWaiting() && (left = endBy - nanos.getAsLong()) > 0) {
                LockSupport.parkNanos(this, left);
            }
        }
    }

    @Override
    public boolean flush(Duration timeout) {
        if (ledger.isEmpty()) {
            return true;
        }
        hurried = true;
        wake();
        return ledger.awaitEmpty(timeout);
    }

    @Override
    public void close(Duration timeout) {
        starting.lock();
        try {
            if (closed) {
                return;
            }
            endBy = nanos.getAsLong() + Ledger.nanos(timeout);
            closed = true;
        } finally {
            starting.unlock();
        }
        if (ledger.hasUnreported()) {
            start();
        }
        Thread thread = sender;
        if (thread != null) {
            wake();
            Closing.join(thread, endBy - nanos.getAsLong());
            // It may be stuck in the application's code.
            thread.interrupt();
        }
        // What is stuck in an application's code is given up; what the thread did is settled.
        ledger.settle(LossReason.NETWORK_ERROR);
        Closing.close(transport, log, endBy - nanos.getAsLong());
        log.undelivered(ledger.abandoned(), ledger.stats().spooled());
    }

    @Override
    public Stats stats() {
        return ledger.stats();
    }
}
