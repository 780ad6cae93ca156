/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Event;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.internal.context.CurrentContext;
import org.ravenee.internal.context.InputLimits;
import org.ravenee.internal.context.TraceContext;
import org.ravenee.internal.delivery.Delivery;
import org.ravenee.internal.delivery.DiscardReason;
import org.ravenee.internal.delivery.PendingEvent;
import org.ravenee.internal.event.DefaultEventBuilder;
import org.ravenee.internal.event.EventKind;
import org.ravenee.internal.event.EventSize;
import org.ravenee.internal.event.Snapshot;
import org.ravenee.internal.values.ThrowableChain;
import org.ravenee.internal.values.ThrowableReader;
import org.ravenee.spi.FailureOutcome;

/**
 * The capture of events on the calling thread: applies the cheap filters first, then takes a
 * snapshot, and leaves everything else to the delivery. Throws what the application's code throws.
 */
final class EventCapture {

    private final Options options;
    private final CurrentContext context;
    private final InputLimits values;
    private final ReportedThrowables reported;
    private final @Nullable IgnoreRules ignoreRules;
    private final EventPipeline pipeline;
    private final Delivery delivery;
    private final ThrowableReader throwables;
    private final NestedCaptures nested = new NestedCaptures();

    EventCapture(
            Options options,
            CurrentContext context,
            InputLimits values,
            ReportedThrowables reported,
            EventPipeline pipeline,
            Delivery delivery,
            ThrowableReader throwables) {
        this.options = options;
        this.context = context;
        this.values = values;
        this.reported = reported;
        List<String> ignored = options.ignoreExceptions();
        this.ignoreRules = ignored.isEmpty() ? null : new IgnoreRules(ignored);
        this.pipeline = pipeline;
        this.delivery = delivery;
        this.throwables = throwables;
    }

    /**
     * Captures an event, unless a filter drops it.
     *
     * @param thrown null for a message, or if the builder has the exception
     * @return the event; {@link EventId#NONE} if none was accepted
     */
    EventId capture(
            EventKind kind, @Nullable Throwable thrown, @Nullable Consumer<EventBuilder> with) {
        Occurrence occurrence = null;
        if (thrown != null) {
            occurrence = unreported(thrown);
            if (occurrence == null) {
                return EventId.NONE;
            }
        }
        if (!nested.enter()) {
            delivery.refused(DiscardReason.INTERNAL_SDK_ERROR);
            return EventId.NONE;
        }
        try {
            return describeAndDeliver(kind, occurrence, with);
        } finally {
            nested.leave();
        }
    }

    private EventId describeAndDeliver(
            EventKind kind, @Nullable Occurrence captured, @Nullable Consumer<EventBuilder> with) {
        DefaultEventBuilder builder = new DefaultEventBuilder(values);
        if (with != null) {
            builder.describe(with);
        }
        Occurrence occurrence = captured;
        Throwable given = builder.exception();
        if (occurrence == null && given != null) {
            occurrence = unreported(given);
            if (occurrence == null) {
                return EventId.NONE;
            }
        }
        if (kind == EventKind.EXCEPTION && builder.isSilent() && occurrence == null) {
            return EventId.NONE;
        }
        builder.close();
        if (isSampledOut(builder.sampleRateOr(options.sampleRate()))) {
            if (occurrence != null) {
                // One decision for the failure: its wrappers are not sampled again.
                reported.claim(occurrence, EventId.NONE, builder.mechanism());
            }
            delivery.refused(DiscardReason.SAMPLE_RATE);
            return EventId.NONE;
        }
        return deliver(kind, occurrence, builder);
    }

    /** Describes a throwable that is to be reported; null if it is not. */
    private @Nullable Occurrence unreported(Throwable thrown) {
        if (isIgnored(thrown)) {
            return null;
        }
        Occurrence occurrence = reported.occurrence(thrown, context.origin());
        return reported.isReported(occurrence) ? null : occurrence;
    }

    boolean isIgnored(Throwable throwable) {
        return ignoreRules != null && ignoreRules.ignore(throwable);
    }

    private static boolean isSampledOut(double rate) {
        return rate < 1.0 && ThreadLocalRandom.current().nextDouble() >= rate;
    }

    private Snapshot snapshot(
            EventKind kind, @Nullable Occurrence occurrence, DefaultEventBuilder builder) {
        ThrowableChain chain =
                occurrence == null
                        ? ThrowableChain.EMPTY
                        : throwables.read(occurrence.causes(), occurrence.failure());
        return new Snapshot(
                kind,
                chain,
                builder,
                context.capture(),
                builder.wantsStack(chain.isEmpty() && options.autoLogStacks()));
    }

    private EventId deliver(
            EventKind kind, @Nullable Occurrence occurrence, DefaultEventBuilder builder) {
        EventId id = builder.id();
        ReportedFailure failure = null;
        if (occurrence != null) {
            failure = reported.claim(occurrence, id, builder.mechanism(), builder.outcome());
            if (failure == null) {
                return EventId.NONE;
            }
        }
        boolean accepted = false;
        try {
            Snapshot snapshot = snapshot(kind, occurrence, builder);
            PendingEvent pending =
                    new PendingEvent(id, snapshot.bytes(), pipeline.later(snapshot), failure);
            FailureOutcome outcome = builder.outcome();
            if (outcome == null) {
                accepted = delivery.accept(pending);
            } else {
                hold(pending, outcome, builder, failure);
                accepted = true;
            }
        } finally {
            if (!accepted && failure != null) {
                failure.withdraw();
            }
        }
        if (!accepted) {
            return EventId.NONE;
        }
        context.accepted(id);
        return id;
    }

    /** Delivers an event once the outcome of its failure is known. */
    private void hold(
            PendingEvent pending,
            FailureOutcome outcome,
            DefaultEventBuilder builder,
            @Nullable ReportedFailure failure) {
        outcome.hold(
                handled -> {
                    builder.settle(handled);
                    if (!delivery.accept(pending) && failure != null) {
                        failure.withdraw();
                    }
                });
        context.hold(outcome);
    }

    /** Makes an event that is not delivered. */
    Event build(EventKind kind, Consumer<EventBuilder> with) {
        DefaultEventBuilder builder = new DefaultEventBuilder(values);
        builder.describe(with);
        Throwable given = builder.exception();
        Occurrence occurrence = given == null ? null : reported.occurrence(given, context.origin());
        return pipeline.assemble(snapshot(kind, occurrence, builder));
    }

    /** Delivers an event that the caller has made. */
    EventId send(Event event) {
        Event taken = withTrace(values.event(event));
        if (!delivery.accept(
                new PendingEvent(taken.id(), EventSize.retained(taken), () -> taken))) {
            return EventId.NONE;
        }
        context.accepted(taken.id());
        return taken.id();
    }

    /** Adds the trace of the calling thread to an event that has none. */
    private Event withTrace(Event event) {
        if (event.contexts().containsKey("trace")) {
            return event;
        }
        TraceContext trace = context.capture().trace();
        Map<String, Map<String, Object>> contexts = new LinkedHashMap<>(event.contexts());
        contexts.put("trace", trace.asEventContext());
        return event.toBuilder().contexts(contexts).traceHeader(trace.header()).build();
    }
}
