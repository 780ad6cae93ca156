/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Stats;
import org.ravenee.internal.values.OwnThread;
import org.ravenee.internal.values.Waiting;

/**
 * Delivers from a bounded queue on background threads. The calling thread adds to the queue and
 * goes on, whatever state the server, the disk or the workers are in. The first worker starts with
 * the first event, or at once where a spool may hold something.
 */
final class QueuedDelivery implements Delivery, Runnable {

    /** The last part of a close, in which nothing is sent and responses are waited for. */
    private static final long LAST_RESPONSES = TimeUnit.MILLISECONDS.toNanos(200);

    /** The interval at which a close checks whether more can be sent. */
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(10);

    private final ComponentFactory factory;
    private final DeliveryStats stats;
    private final ClientReportRecorder reports;
    private final RateLimiter limiter;
    private final LongSupplier nanos;
    private final Queue<QueuedEnvelope> accepted = new ConcurrentLinkedQueue<>();
    private final CheckInQueue checkIns;
    private final AtomicLong numbers = new AtomicLong();
    private boolean starting;
    private volatile boolean closed;

    /** Made by the first worker: a start of the application does not wait for it. */
    private volatile @Nullable Workers workers;

    QueuedDelivery(
            ComponentFactory factory,
            DeliveryStats stats,
            ClientReportRecorder reports,
            RateLimiter limiter,
            LongSupplier nanos) {
        this.factory = factory;
        this.stats = stats;
        this.reports = reports;
        this.limiter = limiter;
        this.nanos = nanos;
        this.checkIns = factory.newCheckInQueue();
        if (factory.spools()) {
            stats.expectRecovery();
            start();
        }
    }

    @Override
    public boolean accept(PendingEvent event) {
        if (closed) {
            factory.log().refusedAfterClose();
            stats.refused(DiscardReason.NETWORK_ERROR, false);
            return false;
        }
        Workers sending = workers;
        if (sending != null && sending.isSerializingHere()) {
            factory.log().refusedFromInside();
            stats.refused(DiscardReason.INTERNAL_SDK_ERROR, true);
            return false;
        }
        if (limiter.isTooLong(nanos.getAsLong())
                && !(sending != null && sending.queue().isDurable())) {
            stats.refused(DiscardReason.RATELIMIT_BACKOFF, true);
            return false;
        }
        if (!stats.admit(event.bytes())) {
            factory.log().refusedByFullQueue();
            return false;
        }
        accepted.add(new QueuedEnvelope(numbers.incrementAndGet(), event));
        if (sending == null) {
            start();
        } else {
            sending.wake();
        }
        return true;
    }

    @Override
    public void accept(PendingCheckIn checkIn) {
        if (closed) {
            return;
        }
        checkIns.add(checkIn);
        Workers sending = workers;
        if (sending == null) {
            start();
        } else {
            sending.wakeForCheckIn();
        }
    }

    @Override
    public void refused(DiscardReason reason) {
        stats.refused(reason, true);
    }

    private synchronized void start() {
        try {
            if (!starting) {
                starting = true;
                new OwnThread(this, "raven-sender").start();
            }
        } catch (OutOfMemoryError e) {
            // No thread to be had now; the next event tries again.
            starting = false;
            factory.log().failedInside(e);
        }
    }

    /** The first worker. A method of this class, as the first lambda of a process takes longer. */
    @Override
    public void run() {
        Workers made = null;
        try {
            made = factory.newWorkers(accepted, numbers, checkIns);
        } catch (Throwable e) {
            // Uncaught it would be captured, which starts another thread, and so on without end.
            factory.log().failedInside(e);
        } finally {
            started(made);
        }
        if (made != null) {
            made.runHere();
        }
    }

    private synchronized void started(@Nullable Workers made) {
        workers = made;
        starting = made != null;
        notifyAll();
    }

    @Override
    public boolean flush(Duration timeout) {
        if (stats.isEmpty()) {
            return true;
        }
        Workers sending = workers;
        if (sending == null && !closed) {
            start();
        } else if (sending != null) {
            sending.queue().retryNow();
            checkIns.retryNow();
            sending.wakeAll();
        }
        if (isHere(sending)) {
            // A processor, or a transport, would wait for itself.
            return false;
        }
        boolean empty = stats.awaitEmpty(Nanos.of(timeout));
        factory.log().await(empty ? Long.MAX_VALUE : 0);
        return empty;
    }

    private static boolean isHere(@Nullable Workers sending) {
        return sending != null && sending.isHere();
    }

    @Override
    public void close(Duration timeout) {
        long endBy = nanos.getAsLong() + Nanos.of(timeout);
        if (!end()) {
            return;
        }
        if (isHere(workers)) {
            // A processor, or a transport, would wait for itself.
            new OwnThread(() -> end(endBy, timeout), "raven-closer").start();
        } else {
            end(endBy, timeout);
        }
    }

    private synchronized boolean end() {
        boolean isFirst = !closed;
        closed = true;
        return isFirst;
    }

    /**
     * Delivers what it can. The last of the time is for the responses to what is under way, and for
     * the report of what was discarded.
     */
    private void end(long endBy, Duration timeout) {
        Workers sending = workers;
        if (sending == null && !(stats.isEmpty() && !reports.hasReport())) {
            start();
            sending = awaitStart(endBy);
        }
        if (sending == null) {
            stats.end(DiscardReason.NETWORK_ERROR, 0);
            factory.closeUnused(left(endBy));
        } else {
            drain(sending, endBy);
        }
        factory.log().undelivered(stats.abandoned(), stats.unconfirmed(), timeout);
        factory.log().kept(stats.stats().spooled());
        factory.log().await(left(endBy));
    }

    private long left(long endBy) {
        return endBy - nanos.getAsLong();
    }

    private @Nullable Workers awaitStart(long endBy) {
        Waiting.until(() -> workers != null || !starting, this, left(endBy));
        return workers;
    }

    private void drain(Workers sending, long endBy) {
        long time = left(endBy);
        long sendBy = endBy - Math.min(time / 8, LAST_RESPONSES);
        SendQueue queue = sending.queue();
        queue.drain();
        checkIns.retryNow();
        sending.wakeAll();
        while (left(sendBy) > 0
                && !(queue.isWritten() && (stats.isEmpty() || isHopeless(queue, left(sendBy))))) {
            stats.awaitEmpty(Math.min(LOOK_AGAIN, left(sendBy)));
        }
        sending.stop();
        sending.awaitEnd(left(endBy - Math.min(time / 32, LAST_RESPONSES / 4)));
        stats.end(DiscardReason.NETWORK_ERROR, queue.sendingFromMemory());
        BoundedShutdown.run(sending::closeSender, left(endBy));
        // A worker may be stuck in the application's code.
        sending.interrupt();
        sending.whenEnded(queue::close);
    }

    private boolean isHopeless(SendQueue queue, long within) {
        return queue.isHopeless(within) && checkIns.isHopeless(within);
    }

    @Override
    public Stats stats() {
        return stats.stats();
    }
}
