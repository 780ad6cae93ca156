/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.ravenee.Envelope;
import org.ravenee.Transport;
import org.ravenee.Transport.Result;

/**
 * Delivers from a bounded queue on one background thread, which starts with the first report.
 * Several requests are under way at a time, so that the server's latency does not bound the
 * throughput.
 */
final class QueuedDelivery implements Delivery {

    private static final int REQUESTS_UNDER_WAY = 4;
    private static final long IDLE_CHECK_MILLIS = 60_000;

    private final ReportQueue queue;
    private final Serializer serializer;
    private final Transport transport;
    private final DeliveryLog log;
    private final Pending pending = new Pending();
    private final Semaphore underWay = new Semaphore(REQUESTS_UNDER_WAY);
    private final Object starting = new Object();
    private volatile @Nullable Thread sender;
    private volatile boolean closed;

    QueuedDelivery(ReportQueue queue, Serializer serializer, Transport transport, DeliveryLog log) {
        this.queue = queue;
        this.serializer = serializer;
        this.transport = transport;
        this.log = log;
    }

    @Override
    public boolean accept(Report report) {
        if (closed) {
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
        return true;
    }

    private void start() {
        synchronized (starting) {
            if (sender == null && !closed) {
                // No inherited thread-locals: they would keep the caller's objects alive.
                Thread thread = new Thread(null, this::run, "raven-sender", 0, false);
                thread.setDaemon(true);
                thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
                thread.start();
                sender = thread;
            }
        }
    }

    private void run() {
        try {
            while (!closed) {
                Report report = queue.poll(IDLE_CHECK_MILLIS);
                if (report != null) {
                    deliver(report);
                }
            }
        } catch (InterruptedException e) {
            // close() ends the thread this way
        }
    }

    private void deliver(Report report) throws InterruptedException {
        Envelope envelope = serializer.serialize(report);
        if (envelope == null) {
            pending.remove();
            return;
        }
        underWay.acquire();
        CompletionStage<Result> answer;
        try {
            answer = transport.send(envelope);
        } catch (RuntimeException | LinkageError e) {
            finish(null, e);
            return;
        }
        answer.whenComplete(this::finish);
    }

    private void finish(@Nullable Result result, @Nullable Throwable failure) {
        underWay.release();
        try {
            if (result == null) {
                log.unreachable(String.valueOf(failure));
                return;
            }
            switch (result.outcome()) {
                case DELIVERED -> log.delivered();
                case REJECTED -> log.rejected(result.reason());
                case RATE_LIMITED, UNAVAILABLE -> log.unreachable(result.reason());
            }
        } finally {
            pending.remove();
        }
    }

    @Override
    public boolean flush(Duration timeout) {
        return pending.awaitNone(timeout);
    }

    @Override
    public void close(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        flush(timeout);
        Thread thread;
        synchronized (starting) {
            closed = true;
            thread = sender;
        }
        queue.clear();
        transport.close();
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Math.max(1, Pending.remaining(deadline).toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
