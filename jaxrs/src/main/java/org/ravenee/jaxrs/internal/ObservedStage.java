/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.ravenee.cdi.spi.Reporter;

/** The result of an asynchronous resource, seen before JAX-RS sees it. */
final class ObservedStage {

    private ObservedStage() {}

    /**
     * Returns a stage that completes as the given one does, after its failure was seen, in the
     * context of the request. The failure itself passes untouched, not wrapped once more.
     */
    static Object of(
            CompletionStage<?> stage,
            Class<?> declared,
            Reporter reporter,
            Consumer<Throwable> failed) {
        if (stage instanceof CompletableFuture<?> future && isDone(future)) {
            if (future.isCompletedExceptionally()) {
                future.whenComplete((value, thrown) -> failed.accept(thrown));
            }
            return stage;
        }
        CompletableFuture<Object> observed = new CompletableFuture<>();
        Consumer<Completion> complete =
                reporter.carry(
                        completion -> {
                            if (completion.thrown() == null) {
                                observed.complete(completion.value());
                            } else {
                                failed.accept(completion.thrown());
                                observed.completeExceptionally(completion.thrown());
                            }
                        });
        if (!declared.isAssignableFrom(CompletableFuture.class)) {
            // The method promises a type of its own: it is watched from the side.
            stage.whenComplete(
                    (value, thrown) -> {
                        if (thrown != null) {
                            complete.accept(new Completion(null, thrown));
                        }
                    });
            return stage;
        }
        stage.whenComplete((value, thrown) -> complete.accept(new Completion(value, thrown)));
        return observed;
    }

    /** A stage may be a future in name only: minimal stages tell nothing but their completion. */
    private static boolean isDone(CompletableFuture<?> future) {
        try {
            return future.isDone();
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private record Completion(
            @org.jspecify.annotations.Nullable Object value,
            @org.jspecify.annotations.Nullable Throwable thrown) {}
}
