/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.Queue;
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

    /** At the end, so long before the deadline nothing more is sent. */
    private static final long LAST_ANSWERS = TimeUnit.MILLISECONDS.toNanos(200);

    /** So long reports may wait for the server as they are, then they are packed. */
    private static final long UNPACKED = TimeUnit.SECONDS.toNanos(1);

    private final Ledger ledger;
    private final Parts parts;
    private final Queue<Report> reports;
    private final Pace pace;
    private final LongSupplier nanos;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable Thread sender;
    private volatile boolean idle;
    private volatile boolean hurried;
    private volatile boolean closed;
    private volatile boolean closedFromHere;
    private volatile long endBy;
    private volatile Duration shutdownTimeout = Duration.ZERO;
    private long recoverAt;
    private boolean failing;

    /** Both are made by the sending thread when it starts; before, nothing has been sent. */
    private volatile @Nullable Outbox outbox;

    private @Nullable Courier courier;

    QueuedDelivery(Parts parts) {
        this.parts = parts;
        this.ledger = parts.ledger;
        this.reports = parts.reports;
        this.pace = parts.pace;
        this.nanos = parts.nanos;
        this.recoverAt = nanos.getAsLong();
        if (parts.spools()) {
            ledger.expectRecovery();
            start();
        }
    }

    @Override
    public boolean accept(Report report) {
        if (closed) {
            return false;
        }
        Outbox sending = outbox;
        if (sending != null && sending.isAtWorkHere()) {
            parts.log().refusedFromInside();
            ledger.refused(LossReason.INTERNAL_SDK_ERROR);
            return false;
        }
        if (pace.limitLeft(nanos.getAsLong()) > Pace.PATIENCE
                && !(sending != null && sending.keepsOnDisk())) {
            ledger.refused(LossReason.RATELIMIT_BACKOFF);
            return false;
        }
        if (!ledger.admit(report.bytes())) {
            parts.log().refusedByFullQueue();
            return false;
        }
        reports.add(report);
        if (sender == null) {
            start();
        } else if (idle) {
            wakeOnce();
        }
        return true;
    }

    @Override
    public void refused(LossReason reason) {
        ledger.refused(reason);
    }

    /**
     * Those who come until the sender is awake need not do it again, unless this one fails. First
     * the flag, then the wake-up: the sender may be asleep again between the two, and would stay
     * so.
     */
    private void wakeOnce() {
        boolean woken = false;
        idle = false;
        try {
            wake();
            woken = true;
        } finally {
            if (!woken) {
                idle = true;
            }
        }
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

    /** What the sending thread does, until the end of the client. */
    @Override
    public void run() {
        try {
            Outbox sending = outbox();
            Courier delivering = courier(sending);
            work(sending, delivering);
            end(sending, delivering);
        } catch (Throwable e) {
            // Uncaught it would be reported, which starts another thread, and so on without end.
            failed(e);
        } finally {
            idle = false;
            if (closed) {
                Outbox sending = outbox;
                if (sending != null) {
                    sending.close();
                }
                if (closedFromHere) {
                    finish();
                }
            } else {
                // Whatever ended it, the next report starts another one.
                sender = null;
            }
        }
    }

    private Outbox outbox() {
        Outbox made = outbox;
        if (made == null) {
            made = parts.newOutbox();
            outbox = made;
        }
        return made;
    }

    private Courier courier(Outbox sending) {
        if (courier == null) {
            courier = parts.newCourier(sending, this::wake);
        }
        return courier;
    }

    private void work(Outbox outbox, Courier courier) {
        while (!closed) {
            long wait = attempt(outbox, courier);
            if (parts.spools()) {
                wait = Math.min(wait, recoverAt - nanos.getAsLong());
            }
            park(wait, outbox, courier);
        }
    }

    /** Whatever fails does so for one event, and for a moment. */
    private long attempt(Outbox outbox, Courier courier) {
        failing = false;
        try {
            if (parts.spools() && !closed && nanos.getAsLong() - recoverAt >= 0) {
                boolean more = outbox.recover();
                long again = outbox.hasRoomToRecover() ? 0 : AFTER_FAILURE;
                recoverAt = nanos.getAsLong() + (more ? again : RECOVERY_INTERVAL);
            }
            if (hurried) {
                hurried = false;
                courier.nudge();
            }
            long wait = courier.step();
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
            parts.log().failedInside(failure);
        } catch (Throwable e) {
            // The log is the application's, and may fail as well.
        }
    }

    /**
     * Waits for what {@link #wake} announces. Callers do so only while {@code idle} is set, and the
     * first of them takes it back: a wait for the server's sake does not end with one more event,
     * which is packed a moment later.
     */
    private void park(long wait, Outbox outbox, Courier courier) {
        if (wait <= 0) {
            return;
        }
        boolean awaitsCallers = !failing && (courier.isIdle() || outbox.keepsOnDisk());
        idle = awaitsCallers;
        if (!(awaitsCallers && outbox.hasReports()) && !hurried && !closed) {
            LockSupport.parkNanos(this, awaitsCallers ? wait : Math.min(wait, UNPACKED));
        }
        idle = false;
        // close() interrupts what this thread may be stuck in; here it has been noticed.
        Thread.interrupted();
    }

    /**
     * Writes to disk what should be there, delivers what it can, and leaves the last of the time to
     * the answers to what is under way and to the report.
     */
    private void end(Outbox outbox, Courier courier) {
        long time = endBy - nanos.getAsLong();
        long deliverBy = endBy - Math.min(time / 8, LAST_ANSWERS);
        hurried = true;
        courier.hurry();
        long left;
        while (writesMore(outbox) && deliverBy - nanos.getAsLong() > 0) {
            // What is on disk is safe, whatever becomes of it here.
        }
        while ((left = deliverBy - nanos.getAsLong()) > 0) {
            long wait = attempt(outbox, courier);
            if (!outbox.hasUnwritten() && (ledger.isEmpty() || courier.isHopeless(left))) {
                break;
            }
            LockSupport.parkNanos(this, Math.min(wait, left));
        }
        long answersBy = endBy - Math.min(time / 32, LAST_ANSWERS / 4);
        while (courier.isWaiting() && (left = answersBy - nanos.getAsLong()) > 0) {
            LockSupport.parkNanos(this, left);
        }
        ledger.settle(LossReason.NETWORK_ERROR);
        if (courier.reportAlone()) {
            while (courier.isWaiting() && (left = endBy - nanos.getAsLong()) > 0) {
                LockSupport.parkNanos(this, left);
            }
        }
    }

    private boolean writesMore(Outbox outbox) {
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
        if (isHere()) {
            return false;
        }
        boolean empty = ledger.awaitEmpty(timeout);
        parts.log().logger().await(empty ? Long.MAX_VALUE : 0);
        return empty;
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
            shutdownTimeout = timeout;
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
        parts.log().undelivered(ledger.abandoned(), ledger.stats().spooled(), shutdownTimeout);
        parts.log().logger().await(endBy - nanos.getAsLong());
    }

    @Override
    public Stats stats() {
        return ledger.stats();
    }
}
