/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AsynchronousEventsTest {

    private final AsynchronousEvents events = new AsynchronousEvents();

    /** Fires an object once for each of these stages. */
    private WeakReference<Object> fire(@Nullable CompletionStage<?>... observers) {
        Object payload = new Object();
        for (CompletionStage<?> stage : observers) {
            events.fire(payload);
        }
        for (CompletionStage<?> stage : observers) {
            events.endWith(stage, payload);
        }
        return new WeakReference<>(payload);
    }

    private static void awaitCollected(WeakReference<Object> payload) {
        await().until(
                        () -> {
                            System.gc();
                            return payload.refersTo(null);
                        });
    }

    private static void assertKept(WeakReference<Object> payload) {
        awaitCollected(new WeakReference<>(new Object()));
        assertThat(payload.refersTo(null)).isFalse();
    }

    @Test
    void keepsAnObjectUntilItsObserversHaveEnded() {
        CompletableFuture<Object> observers = new CompletableFuture<>();
        WeakReference<Object> payload = fire(observers);
        assertKept(payload);

        observers.complete(null);
        observers = null;

        awaitCollected(payload);
    }

    @Test
    void releasesAnObjectWhoseObserversFail() {
        WeakReference<Object> payload =
                fire(CompletableFuture.failedFuture(new IllegalStateException("observer")));

        awaitCollected(payload);
    }

    @Test
    void releasesAnObjectThatCouldNotBeFired() {
        WeakReference<Object> payload = fire((CompletionStage<?>) null);

        awaitCollected(payload);
    }

    @Test
    void keepsAnObjectThatIsFiredTwiceUntilAllObserversHaveEnded() {
        CompletableFuture<Object> second = new CompletableFuture<>();
        WeakReference<Object> payload = fire(CompletableFuture.completedFuture(null), second);
        assertKept(payload);

        second.complete(null);
        second = null;

        awaitCollected(payload);
    }
}
