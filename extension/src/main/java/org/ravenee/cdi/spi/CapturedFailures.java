/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.util.function.Consumer;
import org.ravenee.EventBuilder;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.FailureOutcome;

/**
 * Reports failures that the caller may handle. Where the thread serves a request or other work, the
 * event waits for the outcome, and counts as handled after the time of {@link PendingFailures}.
 */
final class CapturedFailures {

    private final ClientContexts contexts;
    private final FailureEvents events;
    private final PendingFailures pending;

    CapturedFailures(ClientContexts contexts, FailureEvents events, PendingFailures pending) {
        this.contexts = contexts;
        this.events = events;
        this.pending = pending;
    }

    void report(Throwable thrown, Consumer<EventBuilder> with) {
        ContextManager manager = contexts.get();
        if (manager.current() == null || contexts.isSeparate(manager)) {
            events.captureHandled(thrown, with);
            return;
        }
        FailureOutcome outcome = new FailureOutcome();
        events.captureHandled(
                thrown, with.andThen(event -> event.data(FailureOutcome.KEY, outcome)));
        PendingReport expiry = new PendingReport(() -> outcome.settle(true));
        outcome.onSettled(expiry::withdraw);
        pending.add(expiry);
    }
}
