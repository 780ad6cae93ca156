/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that serve requests, from the first byte of the head to the last byte of the
 * response. A connection is cut when its client exceeds a time limit, which the JDK's server has
 * only as a setting of the whole process. While requests wait for a thread or for memory,
 * connections whose client makes a thread wait are cut after {@link #STALLED} already.
 */
final class RequestThreads implements Executor, AutoCloseable {

    private static final int THREADS = 1024;
    private static final Duration STALLED = Duration.ofMillis(300);
    private static final int CHECK_MILLIS = 50;

    private final Timeouts timeouts;
    private final RequestMemory memory;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();

    /** The value is removed after each request. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<ClientConnection> current = new ThreadLocal<>();

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    10,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    new DaemonThreads("raven-inbox"));

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, new DaemonThreads("raven-inbox-timeouts"));

    RequestThreads(Timeouts timeouts, RequestMemory memory) {
        this.timeouts = timeouts;
        this.memory = memory;
        threads.allowCoreThreadTimeOut(true);
        timer.scheduleWithFixedDelay(this::cut, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs the server's task for one request. */
    @Override
    public void execute(Runnable request) {
        threads.execute(() -> run(request));
    }

    /** The connection that the current thread serves. */
    ClientConnection current() {
        return current.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        timer.shutdownNow();
    }

    private void run(Runnable request) {
        ClientConnection connection = new ClientConnection(timeouts);
        current.set(connection);
        connections.add(connection);
        try {
            request.run();
        } finally {
            connections.remove(connection);
            connection.end();
            current.remove();
        }
    }

    private void cut() {
        connections.forEach(ClientConnection::cutWhenOverdue);
        if (!threads.getQueue().isEmpty() || memory.isWanted()) {
            connections.forEach(connection -> connection.cutWhenStalled(STALLED));
        }
    }
}
