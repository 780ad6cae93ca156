/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.ravenee.Envelope;
import org.ravenee.Transport;
import org.ravenee.Transport.Result;

/**
 * Delivers from a bounded queue on one background thread, which starts with the first report.
 * Several requests are under way at a time, so that the server's latency does not bound the
 * throughput.
 *
 * <p>Every report that was accepted is counted as pending until exactly one of these happens: it is
 * finished, it turns out to be nothing, or the queue is emptied by {@link #close}.
 */
final class QueuedDelivery implements Delivery {

    private static final int REQUESTS_UNDER_WAY = 4;
    private static final long IDLE_CHECK_MILLIS = 60_000;

    private final ReportQueue queue;
    private final Serializer serializer;
    private final Transport transport;
    private final DeliveryLog log;

    /** A transport that never answers must not stop the others. */
    private final Duration longest;

    private final Pending pending = new Pending();
    private final Semaphore underWay = new Semaphore(REQUESTS_UNDER_WAY);
    private final Object starting = new Object();
    private volatile @Nullable Thread sender;
    private volatile boolean closed;

    QueuedDelivery(
            ReportQueue queue,
            Serializer serializer,
            Transport transport,
            DeliveryLog log,
            Duration longest) {
        this.queue = queue;
        this.serializer = serializer;
        this.transport = transport;
        this.log = log;
        this.longest = longest;
    }

    @Override
    public boolean accept(Report report) {
        if (closed) {
            return false;
        }
        if (serializer.isAtWorkHere()) {
            log.refusedFromInside();
            return false;
        }
        pending.add();
        if (!queue.offer(report)) {
            pending.remove();
            log.refusedByFullQueue();
            return false;
        }
        if (sender == null) {
            start();
        }
        // Whoever closes meanwhile empties the queue, or leaves it to us if that came too early.
        if (closed && queue.remove(report)) {
            pending.remove();
            return false;
        }
        return true;
    }

    private void start() {
        synchronized (starting) {
            if (sender == null && !closed) {
                // No inherited thread-locals: they would keep the caller's objects alive.
                Thread thread = new Thread(null, this::run, "raven-sender", 0, false);
                thread.setDaemon(true);
                thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
                try {
                    thread.start();
                    sender = thread;
                } catch (OutOfMemoryError e) {
                    // No thread to be had now; the next report tries again.
                    log.failedInside(e);
                }
            }
        }
    }

    private void run() {
        while (!closed) {
            try {
                Report report = queue.poll(IDLE_CHECK_MILLIS);
                if (report != null) {
                    deliver(report);
                }
            } catch (InterruptedException e) {
                // close() ends the loop this way; whatever else interrupts this thread does not.
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // finish() is the end of it
    private void deliver(Report report) throws InterruptedException {
        Envelope envelope = serializer.serialize(report);
        if (envelope == null) {
            finished();
            return;
        }
        try {
            underWay.acquire();
        } catch (InterruptedException e) {
            finished();
            throw e;
        }
        CompletableFuture<Result> outcome = new CompletableFuture<>();
        outcome.orTimeout(Deadline.nanos(longest), TimeUnit.NANOSECONDS).whenComplete(this::finish);
        try {
            transport
                    .send(envelope)
                    .whenComplete(
                            (result, failure) -> {
                                if (failure == null) {
                                    outcome.complete(result);
                                } else {
                                    outcome.completeExceptionally(failure);
                                }
                            });
        } catch (Throwable e) {
            outcome.completeExceptionally(e);
        }
    }

    private void finish(@Nullable Result result, @Nullable Throwable failure) {
        underWay.release();
        try {
            if (result != null) {
                log.outcome(result);
            } else if (failure instanceof TimeoutException) {
                log.unreachable("no answer within " + longest.toMillis() + " ms");
            } else {
                log.unreachable(failure == null ? "no result" : failure.toString());
            }
        } finally {
            finished();
        }
    }

    private void finished() {
        if (pending.remove()) {
            log.caughtUp();
        }
    }

    @Override
    public boolean flush(Duration timeout) {
        return pending.awaitNone(timeout);
    }

    @Override
    public void close(Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        flush(timeout);
        Thread thread;
        synchronized (starting) {
            closed = true;
            thread = sender;
        }
        log.undelivered(pending.count());
        for (int i = queue.clear(); i > 0; i--) {
            pending.remove();
        }
        if (thread != null) {
            thread.interrupt();
            deadline.join(thread);
        }
        Closing.close(transport, log, deadline);
    }
}
