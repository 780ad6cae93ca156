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

/** Reports the failures of asynchronous results. */
public final class Futures {

    /** A holder for the value of an asynchronous method, which cannot fail. */
    private static final String ENTERPRISE_BEANS_RESULT = "jakarta.ejb.AsyncResult";

    private Futures() {}

    /**
     * Gives the failure of a result to a receiver. A stage is returned as it is. A future that is
     * not done is wrapped, if the return type of the method allows that; its failure is known when
     * a caller asks for the result.
     *
     * @param result a CompletionStage or Future
     * @param declared the return type of the method
     * @param failed gives the receiver of a failure; asked only if there may be a failure
     * @return the result, or its wrapper
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

    /** Minimal stages are futures by their class, and refuse all methods but those of a stage. */
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
