/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The threads that the JDK's HTTP client works on: few, daemon, gone after some idle seconds, and
 * without any reference to the application, which may be undeployed while they live. They watch the
 * clock as well: the JDK's own threads for that would keep for ever what created them.
 */
final class HttpThreads implements Executor {

    private static final int THREADS = 2;
    private static final int IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor pool =
            new ScheduledThreadPoolExecutor(THREADS, work -> daemon("raven-http", work));

    HttpThreads() {
        pool.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        pool.allowCoreThreadTimeOut(true);
        pool.setRemoveOnCancelPolicy(true);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** No inherited thread-locals, no loader of theirs: they would keep the caller's objects. */
    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    @Override
    public void execute(Runnable work) {
        try {
            pool.execute(work);
        } catch (RejectedExecutionException e) {
            // After close the HTTP client still tidies up; that work is short.
            work.run();
        }
    }

    /** Does something later, unless this is closed or it is cancelled before. */
    Future<?> after(long nanos, Runnable work) {
        return pool.schedule(work, nanos, TimeUnit.NANOSECONDS);
    }

    /** Creates something whose own threads must not inherit the application's class loader. */
    <T> T withoutApplication(Supplier<T> create) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return create.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    void close() {
        pool.shutdown();
    }
}
