/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Watches results that arrive later. */
public final class Futures {

    /** Carries a value out of an asynchronous method, and is asked for nothing else. */
    private static final String ENTERPRISE_BEANS_RESULT = "jakarta.ejb.AsyncResult";

    private Futures() {}

    /**
     * Tells of the failure of a result. A stage stays the very same object; a future that is still
     * open tells when a caller asks for its result, for which it is wrapped if the method's return
     * type allows that.
     *
     * @param result a CompletionStage or Future
     * @param declared the return type of the method
     * @param failed gives what receives a failure; asked only if there may be one
     * @return the result, or what stands for it
     */
    public static Object watch(
            Object result, Class<?> declared, Supplier<Consumer<Throwable>> failed) {
        if (result.getClass().getName().equals(ENTERPRISE_BEANS_RESULT)) {
            return result;
        }
        if (result instanceof Future<?> future && isDone(future)) {
            tellIfFailed(future, failed);
            return result;
        }
        if (result instanceof CompletionStage<?> stage) {
            Consumer<Throwable> receiver = failed.get();
            stage.whenComplete(
                    (value, thrown) -> {
                        if (thrown != null && !(thrown instanceof CancellationException)) {
                            receiver.accept(thrown);
                        }
                    });
            return result;
        }
        return declared == Future.class
                ? new WatchedFuture<>((Future<?>) result, failed.get())
                : result;
    }

    /** A stage may be a future in name only: minimal stages tell nothing but their completion. */
    private static boolean isDone(Future<?> future) {
        try {
            return future.isDone();
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private static void tellIfFailed(Future<?> future, Supplier<Consumer<Throwable>> failed) {
        try {
            future.get();
        } catch (ExecutionException e) {
            failed.get().accept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CancellationException e) {
            // The caller cancelled: not a failure.
        }
    }

    private static final class WatchedFuture<T> implements Future<T> {

        private final Future<T> future;
        private final Consumer<Throwable> failed;

        WatchedFuture(Future<T> future, Consumer<Throwable> failed) {
            this.future = future;
            this.failed = failed;
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                failed.accept(e);
                throw e;
            }
        }

        @Override
        public T get(long timeout, TimeUnit unit)
                throws InterruptedException, ExecutionException, TimeoutException {
            try {
                return future.get(timeout, unit);
            } catch (ExecutionException e) {
                failed.accept(e);
                throw e;
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return future.cancel(mayInterruptIfRunning);
        }

        @Override
        public boolean isCancelled() {
            return future.isCancelled();
        }

        @Override
        public boolean isDone() {
            return future.isDone();
        }
    }
}
