/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ravenee.Client;
import org.ravenee.Event;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.RequestContext;

/**
 * Makes the events of failures in the context of the calling thread: at once, or to be sent later.
 */
final class FailureEvents {

    private final Client client;
    private final double sampleRate;
    private final ClientContexts contexts;
    private final LayerFailures layerFailures;

    FailureEvents(
            Client client,
            double sampleRate,
            ClientContexts contexts,
            LayerFailures layerFailures) {
        this.client = client;
        this.sampleRate = sampleRate;
        this.contexts = contexts;
        this.layerFailures = layerFailures;
    }

    /** Reports a failure that ends the work: an event that waits for this is not handled. */
    EventId capture(Throwable thrown, Consumer<EventBuilder> with) {
        ContextManager manager = contexts.get();
        return capture(manager, thrown, with, manager::unhandled);
    }

    /** Reports a failure that the caller may handle. */
    void captureHandled(Throwable thrown, Consumer<EventBuilder> with) {
        ContextManager manager = contexts.get();
        capture(manager, thrown, with, manager::reported);
    }

    private EventId capture(
            ContextManager manager,
            Throwable thrown,
            Consumer<EventBuilder> with,
            Function<Throwable, EventId> known) {
        boolean isSeparate = contexts.isSeparate(manager);
        EventId id = client.captureException(thrown, isSeparate ? described(manager, with) : with);
        if (id.isPresent() && !isSeparate) {
            return id;
        }
        EventId reported = id.isPresent() ? id : known.apply(thrown);
        RequestContext request = manager.current();
        if (reported.isPresent() && request != null) {
            // Another client, or work in a copy of the context: the response shows the event, too.
            request.accepted(reported);
        }
        return reported;
    }

    private static Consumer<EventBuilder> described(
            ContextManager manager, Consumer<EventBuilder> with) {
        return event -> {
            manager.describe(event);
            with.accept(event);
        };
    }

    /** Makes an event now that is sent later, unless the failure was reported by then. */
    PendingReport prepare(Throwable thrown, Consumer<EventBuilder> with) {
        if (!client.isEnabled()
                || !client.shouldCapture(thrown)
                || ThreadLocalRandom.current().nextDouble() >= sampleRate) {
            return new PendingReport(() -> {});
        }
        Consumer<EventBuilder> exception = event -> event.data("exception", thrown);
        Event event = client.buildEvent("raven.events.Exception", exception.andThen(with));
        return new PendingReport(() -> sendUnlessReported(thrown, event));
    }

    private void sendUnlessReported(Throwable thrown, Event event) {
        layerFailures.guard(
                () -> {
                    if (!contexts.get().reported(thrown).isPresent()) {
                        client.send(event);
                    }
                });
    }
}
