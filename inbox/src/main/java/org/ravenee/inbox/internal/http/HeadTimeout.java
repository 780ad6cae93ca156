/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts connections whose request head does not arrive in time. The JDK's server reads the head on a
 * thread of its executor and has a limit for it only as a setting of the whole process. A thread
 * that is interrupted while it reads a channel closes the channel, and nothing else runs on the
 * thread until the head is there.
 */
final class HeadTimeout implements Executor, AutoCloseable {

    private final Executor threads;
    private final Duration timeout;

    /** The value is removed after each request. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Head> current = new ThreadLocal<>();

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, new DaemonThreads("raven-inbox-heads"));

    HeadTimeout(Executor threads, Duration timeout) {
        this.threads = threads;
        this.timeout = timeout;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Runs the server's task for one request, from the first byte of its head. */
    @Override
    public void execute(Runnable request) {
        threads.execute(() -> run(request));
    }

    /** Called by the handler, on its thread: the head is complete. */
    void arrived() {
        Head head = current.get();
        if (head != null) {
            head.end();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void run(Runnable request) {
        Head head = new Head(Thread.currentThread());
        current.set(head);
        Future<?> alarm = timer.schedule(head::cut, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            request.run();
        } finally {
            alarm.cancel(false);
            head.end();
            current.remove();
        }
    }

    /** A head that is being read. */
    private static final class Head {

        private final Thread reader;
        private boolean ended;
        private boolean wasCut;

        Head(Thread reader) {
            this.reader = reader;
        }

        synchronized void cut() {
            if (!ended) {
                wasCut = true;
                reader.interrupt();
            }
        }

        /** Clears the interruption, so that the thread continues without it. */
        synchronized void end() {
            ended = true;
            if (wasCut) {
                wasCut = false;
                Thread.interrupted();
            }
        }
    }
}
