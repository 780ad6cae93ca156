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
import org.ravenee.internal.values.OwnThread;

/**
 * Delivers from a bounded queue on one background thread. It starts with the first report, or at
 * once where there is a spool that may hold something. The calling thread adds to the queue and
 * goes on, whatever state the server, the disk or the sending thread are in.
 */
final class QueuedDelivery implements Delivery, Runnable {

    /** How often the spools of processes that have ended meanwhile are looked for. */
    private static final long RECOVERY_INTERVAL = TimeUnit.SECONDS.toNanos(60);

    /** After a failure of our own: no loop at full speed, whatever it was. */
    private static final long AFTER_FAILURE = TimeUnit.SECONDS.toNanos(1);

    /** So long reports may wait for the server as they are, then they are packed. */
    private static final long UNPACKED = TimeUnit.SECONDS.toNanos(1);

    private final Deliveries parts;
    private final Ledger ledger;
    private final Serializer serializer;
    private final Outbox outbox;
    private final Pace pace;
    private final DeliveryLog log;
    private final LongSupplier nanos;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable Thread sender;
    private volatile boolean idle;
    private volatile boolean hurried;
    private volatile boolean closed;
    private volatile boolean closedFromHere;
    private volatile long endBy;
    private long recoverAt;
    private boolean failing;

    /** Belongs to the sending thread, as all that is below it. */
    private @Nullable Courier courier;

    QueuedDelivery(Deliveries parts, Outbox outbox) {
        this.parts = parts;
        this.ledger = parts.ledger;
        this.serializer = parts.serializer;
        this.outbox = outbox;
        this.pace = parts.pace;
        this.log = parts.log;
        this.nanos = parts.nanos;
        this.recoverAt = nanos.getAsLong();
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
        if (sender == null) {
            start();
        } else if (idle) {
            wake();
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
                Thread thread = new OwnThread(this, "raven-sender");
                sender = thread;
                try {
                    thread.start();
                } catch (OutOfMemoryError e) {
                    // No thread to be had now; the next report tries again.
                    sender = null;
                    failed(e);
                }
            }
        } finally {
            starting.unlock();
        }
    }

    @Override
    public void run() {
        try {
            work();
            end();
        } finally {
            idle = false;
            if (closed) {
                outbox.close();
                if (closedFromHere) {
                    finish();
                }
            } else {
                // Whatever ended it, the next report starts another one.
                sender = null;
            }
        }
    }

    private void work() {
        while (!closed) {
            long wait = attempt();
            if (outbox.hasSpool()) {
                wait = Math.min(wait, recoverAt - nanos.getAsLong());
            }
            park(wait);
        }
    }

    /** Whatever fails does so for one event, and for a moment. */
    private long attempt() {
        failing = false;
        try {
            if (outbox.hasSpool() && !closed && nanos.getAsLong() - recoverAt >= 0) {
                boolean more = outbox.recover();
                recoverAt = nanos.getAsLong() + (more ? 0 : RECOVERY_INTERVAL);
            }
            long wait = step();
            if (wait > 0 && outbox.packSome()) {
                return 0;
            }
            return outbox.awaitsDisk() ? Math.min(wait, AFTER_FAILURE) : wait;
        } catch (Throwable e) {
            failing = true;
            failed(e);
            return AFTER_FAILURE;
        }
    }

    private void failed(Throwable failure) {
        try {
            log.failedInside(failure);
        } catch (Throwable e) {
            // The log is the application's, and may fail as well.
        }
    }

    private long step() {
        if (hurried) {
            hurried = false;
            courier().nudge();
        }
        return courier().step();
    }

    private Courier courier() {
        if (courier == null) {
            courier =
                    new Courier(
                            outbox,
                            parts.conversation(),
                            log,
                            pace,
                            parts.longest(),
                            nanos,
                            this::wake);
        }
        return courier;
    }

    /**
     * Waits for what {@link #wake} announces. Callers do so only while {@code idle} is set: a wait
     * for the server's sake does not end with one more event, which is packed a moment later.
     */
    private void park(long wait) {
        if (wait <= 0) {
            return;
        }
        idle = !failing && (courier().isIdle() || outbox.keepsOnDisk());
        if (!(idle && outbox.hasReports()) && !hurried && !closed) {
            LockSupport.parkNanos(this, idle ? wait : Math.min(wait, UNPACKED));
        }
        idle = false;
        // close() interrupts what this thread may be stuck in; here it has been noticed.
        Thread.interrupted();
    }

    /**
     * Writes to disk what should be there, delivers what it can until the deadline, and leaves the
     * last of the time to the report.
     */
    private void end() {
        long deliverBy = endBy - (endBy - nanos.getAsLong()) / 8;
        hurried = true;
        long left;
        while (writesMore() && deliverBy - nanos.getAsLong() > 0) {
            // What is on disk is safe, whatever becomes of it here.
        }
        while ((left = deliverBy - nanos.getAsLong()) > 0) {
            long wait = attempt();
            if (!outbox.hasUnwritten() && (ledger.isEmpty() || courier().isHopeless(left))) {
                break;
            }
            LockSupport.parkNanos(this, Math.min(wait, left));
        }
        ledger.settle(LossReason.NETWORK_ERROR);
        if (courier().reportAlone()) {
            while (courier().isWaiting() && (left = endBy - nanos.getAsLong()) > 0) {
                LockSupport.parkNanos(this, left);
            }
        }
    }

    private boolean writesMore() {
        try {
            outbox.hurry();
            return outbox.spoolSome();
        } catch (Throwable e) {
            failed(e);
            return false;
        }
    }

    @Override
    public boolean flush(Duration timeout) {
        if (ledger.isEmpty()) {
            return true;
        }
        hurried = true;
        if (sender == null && !closed) {
            start();
        }
        wake();
        // A processor, or a transport, would wait for itself.
        return !isHere() && ledger.awaitEmpty(timeout);
    }

    private boolean isHere() {
        return Thread.currentThread() == sender;
    }

    @Override
    public void close(Duration timeout) {
        starting.lock();
        try {
            if (closed) {
                return;
            }
            endBy = nanos.getAsLong() + Ledger.nanos(timeout);
            closedFromHere = isHere();
            closed = true;
        } finally {
            starting.unlock();
        }
        if (closedFromHere) {
            // A processor, or a transport: once it is through, the thread ends by itself.
            return;
        }
        if (ledger.hasUnreported() || !ledger.isEmpty()) {
            start();
        }
        Thread thread = sender;
        if (thread != null) {
            wake();
            Closing.join(thread, endBy - nanos.getAsLong());
            // It may be stuck in the application's code.
            thread.interrupt();
        }
        finish();
    }

    private void finish() {
        // What is stuck in an application's code is given up; what the thread did is settled.
        ledger.settle(LossReason.NETWORK_ERROR);
        parts.close(endBy - nanos.getAsLong());
        log.undelivered(ledger.abandoned(), ledger.stats().spooled());
    }

    @Override
    public Stats stats() {
        return ledger.stats();
    }
}
