/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AsynchronousEventsTest {

    private final AsynchronousEvents events = new AsynchronousEvents();
    private final Object payload = new Object();

    @Test
    void keepsAnObjectUntilItsObserversHaveEnded() {
        CompletableFuture<Object> observers = new CompletableFuture<>();
        events.fire(payload);
        events.endWith(observers, payload);
        assertThat(events.isEmpty()).isFalse();

        observers.complete(payload);

        assertThat(events.isEmpty()).isTrue();
    }

    @Test
    void forgetsAnObjectWhoseObserversFail() {
        CompletableFuture<Object> observers = new CompletableFuture<>();
        events.fire(payload);
        events.endWith(observers, payload);

        observers.completeExceptionally(new IllegalStateException("observer"));

        assertThat(events.isEmpty()).isTrue();
    }

    @Test
    void forgetsAnObjectThatCouldNotBeFired() {
        events.fire(payload);

        events.endWith(null, payload);

        assertThat(events.isEmpty()).isTrue();
    }

    @Test
    void keepsAnObjectThatIsFiredTwiceUntilAllObserversHaveEnded() {
        CompletableFuture<Object> second = new CompletableFuture<>();
        events.fire(payload);
        events.fire(payload);
        events.endWith(CompletableFuture.completedFuture(payload), payload);
        events.endWith(second, payload);
        assertThat(events.isEmpty()).isFalse();

        second.complete(payload);

        assertThat(events.isEmpty()).isTrue();
    }
}
