/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The threads that {@link ForeignCode} runs on. Nothing can stop a thread that does not want to
 * stop, so there are only a few; they end when they are idle. Safe for use by several threads.
 */
final class HelperThreads {

    private static final int MOST = 4;
    private static final int IDLE_SECONDS = 2;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    0,
                    MOST,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    work -> new OwnThread(work, "raven-helper"));

    /**
     * Returns the answer; null if there is none in time, or no thread is left.
     *
     * @throws OutOfMemoryError if no thread can be started
     */
    <T> @Nullable T ask(Callable<T> question, Patience patience) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Future<T> answer;
        try {
            answer = threads.submit(() -> as(loader, question));
        } catch (RejectedExecutionException e) {
            return null;
        }
        try {
            return patience.get(answer, question);
        } catch (TimeoutException e) {
            answer.cancel(true);
        } catch (InterruptedException e) {
            // The caller's own business: it finds its interrupt where it left it.
            answer.cancel(true);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // As good as no answer.
        }
        return null;
    }

    /** Some classes find their services by the loader of the thread they run on. */
    private static <T> T as(@Nullable ClassLoader loader, Callable<T> question) throws Exception {
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(loader);
        try {
            return question.call();
        } finally {
            thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        }
    }

    /** Tells those that are still at work to stop. */
    void close() {
        threads.shutdownNow();
    }
}
