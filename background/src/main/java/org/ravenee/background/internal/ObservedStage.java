/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The future of a task. It records whether a caller asks for the failure. Everything is done by the
 * container's own future, so that dependent stages run on the container's threads with the
 * container's contexts.
 *
 * <p>Getting the result and every stage that handles failures ask for it. A stage that passes a
 * failure on does not, but the stage after it may. The state is kept in this object as well,
 * because {@link CompletableFuture#allOf} and its like read it directly.
 */
final class ObservedStage<T> extends CompletableFuture<T> {

    private final CompletableFuture<T> future;
    private final TaskResult result;

    private ObservedStage(CompletableFuture<T> future, TaskResult result) {
        this.future = future;
        this.result = result;
        future.whenComplete(this::mirror);
    }

    static <T> CompletableFuture<T> of(CompletableFuture<T> future, TaskResult result) {
        ObservedStage<T> stage = new ObservedStage<>(future, result);
        result.dependents(stage::hasDependents);
        return stage;
    }

    private void mirror(T value, @Nullable Throwable thrown) {
        if (thrown == null) {
            super.complete(value);
        } else {
            super.completeExceptionally(thrown);
        }
    }

    /** Such as those of {@code allOf}, which are not made by methods of this object. */
    private boolean hasDependents() {
        return super.getNumberOfDependents() > 0;
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombine(
            CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> work) {
        return new ObservedStage<>(future.thenCombine(other, work), result);
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombineAsync(
            CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> work) {
        return new ObservedStage<>(future.thenCombineAsync(other, work), result);
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombineAsync(
            CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> work,
            Executor executor) {
        return new ObservedStage<>(future.thenCombineAsync(other, work, executor), result);
    }

    @Override
    public <U> CompletableFuture<U> applyToEither(
            CompletionStage<? extends T> other, Function<? super T, U> work) {
        return new ObservedStage<>(future.applyToEither(other, work), result);
    }

    @Override
    public <U> CompletableFuture<U> applyToEitherAsync(
            CompletionStage<? extends T> other, Function<? super T, U> work) {
        return new ObservedStage<>(future.applyToEitherAsync(other, work), result);
    }

    @Override
    public <U> CompletableFuture<U> applyToEitherAsync(
            CompletionStage<? extends T> other, Function<? super T, U> work, Executor executor) {
        return new ObservedStage<>(future.applyToEitherAsync(other, work, executor), result);
    }

    @Override
    public <U> CompletableFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> work) {
        result.asked();
        return future.handle(work);
    }

    @Override
    public <U> CompletableFuture<U> handleAsync(
            BiFunction<? super T, Throwable, ? extends U> work) {
        result.asked();
        return future.handleAsync(work);
    }

    @Override
    public <U> CompletableFuture<U> handleAsync(
            BiFunction<? super T, Throwable, ? extends U> work, Executor executor) {
        result.asked();
        return future.handleAsync(work, executor);
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return future.newIncompleteFuture();
    }

    @Override
    public <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> work) {
        return new ObservedStage<>(future.thenApply(work), result);
    }

    @Override
    public <U> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> work) {
        return new ObservedStage<>(future.thenApplyAsync(work), result);
    }

    @Override
    public <U> CompletableFuture<U> thenApplyAsync(
            Function<? super T, ? extends U> work, Executor executor) {
        return new ObservedStage<>(future.thenApplyAsync(work, executor), result);
    }

    @Override
    public <U> CompletableFuture<U> thenCompose(
            Function<? super T, ? extends CompletionStage<U>> work) {
        return new ObservedStage<>(future.thenCompose(work), result);
    }

    @Override
    public <U> CompletableFuture<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> work) {
        return new ObservedStage<>(future.thenComposeAsync(work), result);
    }

    @Override
    public <U> CompletableFuture<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> work, Executor executor) {
        return new ObservedStage<>(future.thenComposeAsync(work, executor), result);
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> work) {
        return new ObservedStage<>(future.thenAcceptBoth(other, work), result);
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> work) {
        return new ObservedStage<>(future.thenAcceptBothAsync(other, work), result);
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other,
            BiConsumer<? super T, ? super U> work,
            Executor executor) {
        return new ObservedStage<>(future.thenAcceptBothAsync(other, work, executor), result);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        result.asked();
        return future.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        result.asked();
        return future.get(timeout, unit);
    }

    @Override
    public T getNow(T value) {
        result.asked();
        return future.getNow(value);
    }

    @Override
    public T join() {
        result.asked();
        return future.join();
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        result.asked();
        return future.cancel(mayInterrupt);
    }

    @Override
    public boolean complete(T value) {
        return future.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable thrown) {
        return future.completeExceptionally(thrown);
    }

    @Override
    public boolean isCancelled() {
        return future.isCancelled();
    }

    @Override
    public boolean isCompletedExceptionally() {
        return future.isCompletedExceptionally();
    }

    @Override
    public boolean isDone() {
        return future.isDone();
    }

    @Override
    public int getNumberOfDependents() {
        return future.getNumberOfDependents();
    }

    @Override
    public String toString() {
        return future.toString();
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> work) {
        future.completeAsync(work);
        return this;
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> work, Executor executor) {
        future.completeAsync(work, executor);
        return this;
    }

    @Override
    public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
        future.completeOnTimeout(value, timeout, unit);
        return this;
    }

    @Override
    public CompletableFuture<T> copy() {
        result.asked();
        return future.copy();
    }

    @Override
    public CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> work) {
        result.asked();
        return future.exceptionally(work);
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> work) {
        result.asked();
        return future.exceptionallyAsync(work);
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(
            Function<Throwable, ? extends T> work, Executor executor) {
        result.asked();
        return future.exceptionallyAsync(work, executor);
    }

    @Override
    public CompletableFuture<T> exceptionallyCompose(
            Function<Throwable, ? extends CompletionStage<T>> work) {
        result.asked();
        return future.exceptionallyCompose(work);
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<T>> work) {
        result.asked();
        return future.exceptionallyComposeAsync(work);
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<T>> work, Executor executor) {
        result.asked();
        return future.exceptionallyComposeAsync(work, executor);
    }

    @Override
    public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
        future.orTimeout(timeout, unit);
        return this;
    }

    @Override
    public CompletableFuture<T> toCompletableFuture() {
        result.asked();
        return this;
    }

    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> work) {
        result.asked();
        return future.whenComplete(work);
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> work) {
        result.asked();
        return future.whenCompleteAsync(work);
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(
            BiConsumer<? super T, ? super Throwable> work, Executor executor) {
        result.asked();
        return future.whenCompleteAsync(work, executor);
    }

    @Override
    public CompletableFuture<Void> acceptEither(
            CompletionStage<? extends T> other, Consumer<? super T> work) {
        return new ObservedStage<>(future.acceptEither(other, work), result);
    }

    @Override
    public CompletableFuture<Void> acceptEitherAsync(
            CompletionStage<? extends T> other, Consumer<? super T> work) {
        return new ObservedStage<>(future.acceptEitherAsync(other, work), result);
    }

    @Override
    public CompletableFuture<Void> acceptEitherAsync(
            CompletionStage<? extends T> other, Consumer<? super T> work, Executor executor) {
        return new ObservedStage<>(future.acceptEitherAsync(other, work, executor), result);
    }

    @Override
    public CompletableFuture<Void> runAfterBoth(CompletionStage<?> other, Runnable work) {
        return new ObservedStage<>(future.runAfterBoth(other, work), result);
    }

    @Override
    public CompletableFuture<Void> runAfterBothAsync(CompletionStage<?> other, Runnable work) {
        return new ObservedStage<>(future.runAfterBothAsync(other, work), result);
    }

    @Override
    public CompletableFuture<Void> runAfterBothAsync(
            CompletionStage<?> other, Runnable work, Executor executor) {
        return new ObservedStage<>(future.runAfterBothAsync(other, work, executor), result);
    }

    @Override
    public CompletableFuture<Void> runAfterEither(CompletionStage<?> other, Runnable work) {
        return new ObservedStage<>(future.runAfterEither(other, work), result);
    }

    @Override
    public CompletableFuture<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable work) {
        return new ObservedStage<>(future.runAfterEitherAsync(other, work), result);
    }

    @Override
    public CompletableFuture<Void> runAfterEitherAsync(
            CompletionStage<?> other, Runnable work, Executor executor) {
        return new ObservedStage<>(future.runAfterEitherAsync(other, work, executor), result);
    }

    @Override
    public CompletableFuture<Void> thenAccept(Consumer<? super T> work) {
        return new ObservedStage<>(future.thenAccept(work), result);
    }

    @Override
    public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> work) {
        return new ObservedStage<>(future.thenAcceptAsync(work), result);
    }

    @Override
    public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> work, Executor executor) {
        return new ObservedStage<>(future.thenAcceptAsync(work, executor), result);
    }

    @Override
    public CompletableFuture<Void> thenRun(Runnable work) {
        return new ObservedStage<>(future.thenRun(work), result);
    }

    @Override
    public CompletableFuture<Void> thenRunAsync(Runnable work) {
        return new ObservedStage<>(future.thenRunAsync(work), result);
    }

    @Override
    public CompletableFuture<Void> thenRunAsync(Runnable work, Executor executor) {
        return new ObservedStage<>(future.thenRunAsync(work, executor), result);
    }

    @Override
    public CompletionStage<T> minimalCompletionStage() {
        result.asked();
        return future.minimalCompletionStage();
    }

    @Override
    public Executor defaultExecutor() {
        return future.defaultExecutor();
    }

    @Override
    public void obtrudeException(Throwable thrown) {
        future.obtrudeException(thrown);
        super.obtrudeException(thrown);
    }

    @Override
    public void obtrudeValue(T value) {
        future.obtrudeValue(value);
        super.obtrudeValue(value);
    }
}
