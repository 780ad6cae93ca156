/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.util.IdentityHashMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;

/**
 * Carries contexts from {@code fireAsync} to the observers, with the object that is fired: CDI
 * passes nothing else. An object that is fired again before all of its observers have ended carries
 * no context, because its observers cannot tell by whom it was fired. Safe for use by several
 * threads.
 */
final class AsynchronousEvents {

    private final IdentityHashMap<Object, Firing> firings = new IdentityHashMap<>();

    /** Notes that an object is about to be fired by the calling thread. */
    void fire(Object payload) {
        CarriedContext context = CarriedContext.ofCaller();
        synchronized (firings) {
            firings.merge(
                    payload,
                    new Firing(context, 1),
                    (before, added) -> new Firing(CarriedContext.NONE, before.count() + 1));
        }
    }

    /** Releases the object when its observers have ended. */
    void endWith(@Nullable Object stage, Object payload) {
        if (stage instanceof CompletionStage<?> observers) {
            observers.whenComplete((result, thrown) -> end(payload));
        } else {
            end(payload);
        }
    }

    private void end(Object payload) {
        synchronized (firings) {
            firings.computeIfPresent(payload, (key, firing) -> firing.ended());
        }
    }

    /** Begins the context of the thread that has fired an object, on that of an observer. */
    Scope attach(Object payload) {
        Firing firing;
        synchronized (firings) {
            firing = firings.get(payload);
        }
        return firing == null ? () -> {} : firing.context().attach();
    }

    private record Firing(CarriedContext context, int count) {

        @Nullable Firing ended() {
            return count == 1 ? null : new Firing(context, count - 1);
        }
    }
}
