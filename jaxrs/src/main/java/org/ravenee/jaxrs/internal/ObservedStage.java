/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.util.AbstractMap.SimpleEntry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Reporter;

/** Reports the failure of an asynchronous resource before JAX-RS gets the result. */
final class ObservedStage {

    private ObservedStage() {}

    /**
     * Returns a stage that completes as the given one does, in the context of the request and after
     * the receiver got a failure. The failure is passed on without another wrapper.
     *
     * @param failed gives the receiver of a failure; asked only if there may be a failure
     */
    static Object of(
            CompletionStage<?> stage,
            Class<?> declared,
            Reporter reporter,
            Supplier<Consumer<Throwable>> failed) {
        if (stage instanceof CompletableFuture<?> future && isDone(future)) {
            if (future.isCompletedExceptionally()) {
                future.whenComplete((value, thrown) -> failed.get().accept(thrown));
            }
            return stage;
        }
        Consumer<Throwable> receiver = failed.get();
        CompletableFuture<Object> observed = new CompletableFuture<>();
        // An entry of the value and the failure, either of which may be null.
        Consumer<Map.Entry<@Nullable Object, @Nullable Throwable>> complete =
                reporter.carry(
                        completion -> {
                            Throwable thrown = completion.getValue();
                            if (thrown == null) {
                                observed.complete(completion.getKey());
                            } else {
                                receiver.accept(thrown);
                                observed.completeExceptionally(thrown);
                            }
                        });
        stage.whenComplete((value, thrown) -> complete.accept(new SimpleEntry<>(value, thrown)));
        // A method with another return type gets its own stage, which is observed all the same.
        return declared.isAssignableFrom(CompletableFuture.class) ? observed : stage;
    }

    /** Minimal stages are futures by their class, and refuse all methods but those of a stage. */
    private static boolean isDone(CompletableFuture<?> future) {
        try {
            return future.isDone();
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }
}
