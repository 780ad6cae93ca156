/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.Mechanism;
import org.ravenee.Options;
import org.ravenee.ThrowingRunnable;
import org.ravenee.cdi.internal.exceptions.BusinessExceptions;
import org.ravenee.cdi.internal.exceptions.ClientAborts;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.ExceptionUnwrapper;
import org.ravenee.spi.JsonbResolver;
import org.ravenee.spi.OperatorLogger;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/**
 * Reports failures on behalf of an automatic layer: looks through wrappers, leaves business
 * exceptions alone, and never propagates its own failures to the application. One for each
 * application, in an EAR for each WAR; {@link Reporters} finds it. Safe for use by several threads.
 */
public final class Reporter {

    /** The tag of failures that broke a response after it had begun. */
    public static final String RESPONSE_COMMITTED = "response.committed";

    private final Client client;
    private final Options options;
    private final LayerFailures layerFailures;
    private final ClientContexts contexts;
    private final FailureEvents events;
    private final WorkAttempts attempts;
    private final CapturedFailures captured;
    private final PendingFailures pending = new PendingFailures(PendingFailures.DELAY);

    /**
     * Creates the reporter of an application.
     *
     * @param client reports
     * @param options the settings of the layers
     */
    public Reporter(Client client, Options options) {
        this.client = client;
        this.options = options;
        OperatorLogger log = new OperatorLogger("org.ravenee", options.sanitizeKeys());
        this.layerFailures = new LayerFailures(log);
        this.contexts = new ClientContexts(client, log);
        this.events = new FailureEvents(client, options.sampleRate(), contexts, layerFailures);
        this.attempts = new WorkAttempts(contexts, events);
        this.captured = new CapturedFailures(contexts, events, pending);
    }

    /**
     * Returns the settings of the layers.
     *
     * @return the application's own options, else the configured ones
     */
    public Options options() {
        return options;
    }

    /**
     * Returns the client.
     *
     * @return the client of this application
     */
    public Client client() {
        return client;
    }

    /**
     * Returns the contexts that requests are bound to: those of the client, or separate ones where
     * the application has an own implementation of {@link Client} whose context cannot be bound.
     * Events that the automatic layers report have the context of their request in both cases.
     *
     * @return manages the contexts
     */
    public ContextManager contexts() {
        return contexts.get();
    }

    /**
     * Adds a source of the application's own Jsonb.
     *
     * @param resolver finds the application's Jsonb
     */
    public void addJsonbResolver(JsonbResolver resolver) {
        contexts.addJsonbResolver(resolver);
    }

    /**
     * Begins a request on the calling thread.
     *
     * @param source read when an event is made on this thread; null for none
     * @return the request
     */
    public RequestContext begin(@Nullable RequestSource source) {
        return contexts().begin(source);
    }

    /**
     * Returns the request that the calling thread serves.
     *
     * @return the request, or null
     */
    public @Nullable RequestContext request() {
        return contexts().current();
    }

    /**
     * Copies the context of the calling thread for work on another one.
     *
     * @return a copy
     */
    public RequestContext copy() {
        return contexts().copy();
    }

    /**
     * Reports a throwable that was not handled, unless it is a business exception.
     *
     * @param thrown the caught throwable
     * @param mechanism the layer, as {@code auto.http.servlet}
     * @return the event of the failure, whichever layer reported it; {@link EventId#NONE} if none
     */
    public EventId report(Throwable thrown, String mechanism) {
        return report(thrown, mechanism, false);
    }

    /**
     * Reports a failure that ended a request, unless it is a business exception.
     *
     * @param thrown the caught throwable
     * @param mechanism the layer, as {@code auto.http.servlet}
     * @param committed whether the response had begun; such an event has the tag {@value
     *     #RESPONSE_COMMITTED}
     * @return the event of the failure, whichever layer reported it; {@link EventId#NONE} if none
     */
    public EventId report(Throwable thrown, String mechanism, boolean committed) {
        return report(
                thrown,
                mechanism,
                event -> {
                    if (committed) {
                        event.tag(RESPONSE_COMMITTED, "true");
                    }
                });
    }

    /**
     * Reports as {@link #report(Throwable, String)} does, and adds to the event.
     *
     * @param thrown the caught throwable
     * @param mechanism the layer, as {@code auto.http.servlet}
     * @param with adds to the event
     * @return the event of the failure, whichever layer reported it; {@link EventId#NONE} if none
     */
    public EventId report(Throwable thrown, String mechanism, Consumer<EventBuilder> with) {
        if (!isFailure(thrown)) {
            return EventId.NONE;
        }
        return report(thrown, with.andThen(by(mechanism, false)));
    }

    /**
     * Reports the first failure of a piece of work that may be tried again, such as a message.
     *
     * @param work identifies the work over all of its attempts
     * @param thrown the caught throwable
     * @param mechanism the layer, as {@code auto.messaging.listener}
     * @param with adds to the event
     * @return the event of the first failure; {@link EventId#NONE} if none
     */
    public EventId reportFirst(
            String work, Throwable thrown, String mechanism, Consumer<EventBuilder> with) {
        EventId known = attempts.repeated(work, thrown);
        if (known != null) {
            return known;
        }
        EventId id =
                isFailure(thrown)
                        ? events.capture(thrown, with.andThen(by(mechanism, false)))
                        : EventId.NONE;
        attempts.failed(work, id);
        return id;
    }

    /**
     * Begins work that may be another attempt, in the context of the calling thread. The first
     * attempt that failed has the event of the work. What is reported in a later attempt waits for
     * its end: it is the same failure if the attempt fails with it, and has an event of its own if
     * it was handled.
     *
     * @param work identifies the work over all of its attempts; null if it is not known. Asked only
     *     if any work has failed
     * @return the attempt, to be ended; null if the work has not failed before
     */
    public @Nullable RepeatedAttempt repeat(Supplier<@Nullable String> work) {
        return attempts.begin(work);
    }

    /**
     * Prepares the report of a failure that a caller receives through a {@code Future}. It is sent
     * after ten seconds, or when the application stops, unless it is withdrawn or the failure was
     * reported by then. The event is made now, on the calling thread.
     *
     * @param thrown the caught throwable
     * @param mechanism the layer, as {@code auto.concurrent.task}
     * @return the report, to be withdrawn when the caller asks
     */
    public PendingReport handOver(Throwable thrown, String mechanism) {
        if (!isFailure(thrown)) {
            return new PendingReport(() -> {});
        }
        PendingReport report = events.prepare(thrown, by(mechanism, false));
        pending.add(report);
        return report;
    }

    private static Consumer<EventBuilder> by(String mechanism, boolean handled) {
        return event -> event.mechanism(Mechanism.of(mechanism, handled));
    }

    /** Sends the pending reports; to be called before the client is closed. */
    public void stop() {
        pending.close();
    }

    /**
     * Reports a failure, a business exception or not.
     *
     * @param thrown the caught throwable
     * @param with adds to the event
     * @return the event of the failure, whichever layer reported it; {@link EventId#NONE} if none
     */
    public EventId report(Throwable thrown, Consumer<EventBuilder> with) {
        return attempts.isKept(thrown, with) ? EventId.NONE : events.capture(thrown, with);
    }

    /**
     * Reports a failure that the caller may handle, a business exception or not. The event is made
     * now. If another layer reports the failure, it was not handled. If none does until the request
     * or the work ends, it was; so it is after ten seconds, and where the thread serves neither.
     *
     * @param thrown the caught throwable
     * @param mechanism the layer, as {@code auto.cdi.captured}
     * @param with adds to the event
     */
    public void reportCaptured(Throwable thrown, String mechanism, Consumer<EventBuilder> with) {
        Consumer<EventBuilder> event = with.andThen(by(mechanism, true));
        // A failure that an attempt keeps and sends was handled.
        if (!attempts.isKept(thrown, event)) {
            captured.report(thrown, event);
        }
    }

    /**
     * Keeps a failure until the status of the response is known; without a request, reports it now.
     *
     * @param request the request, or null
     * @param thrown the caught throwable
     * @param mechanism the layer, as {@code auto.http.jaxrs}
     */
    public void reportOnResponse(
            @Nullable RequestContext request, Throwable thrown, String mechanism) {
        reportOnResponse(request, thrown, mechanism, event -> {});
    }

    /**
     * Keeps a failure until the status of the response is known; without a request, reports it now.
     *
     * @param request the request, or null
     * @param thrown the caught throwable
     * @param mechanism the layer, as {@code auto.http.jaxrs}
     * @param with adds to the event
     */
    public void reportOnResponse(
            @Nullable RequestContext request,
            Throwable thrown,
            String mechanism,
            Consumer<EventBuilder> with) {
        if (request == null) {
            report(thrown, mechanism, with);
        } else if (isFailure(thrown)) {
            request.defer(thrown, with.andThen(by(mechanism, false)));
        }
    }

    /** Returns false for business exceptions and for clients that went away. */
    private boolean isFailure(Throwable thrown) {
        return !BusinessExceptions.isBusiness(ExceptionUnwrapper.unwrap(thrown))
                && (options.reportClientAborts() || !ClientAborts.isClientAbort(thrown));
    }

    /**
     * Reports the failure that {@link #reportOnResponse} has kept, if {@code sentry.report-status}
     * includes the status of the response. Other failures that were {@linkplain #reportCaptured
     * captured} by now were handled.
     *
     * @param request the request
     * @param status the HTTP status of the response
     */
    public void reportDeferred(RequestContext request, int status) {
        RequestContext.DeferredFailure deferred = request.takeDeferred();
        if (deferred != null && options.reportsStatus(status)) {
            report(deferred.failure(), deferred.with());
        }
        request.settle();
    }

    /**
     * Carries the current request to the thread that a result completes on, and the context class
     * loader with it: servers find the application of a thread by it, and threads of the common
     * pool have none.
     *
     * @param work receives the result
     * @param <T> its type
     * @return the same work, in the context of the current request and with the context class
     *     loader of the calling thread
     */
    public <T> Consumer<T> carry(Consumer<T> work) {
        return contexts.carry(work);
    }

    /**
     * Runs work for a report. A failure is not propagated; it is logged once for each class of
     * failure.
     *
     * @param work the work
     * @param <E> the exception that the work may throw
     */
    public <E extends Exception> void guard(ThrowingRunnable<E> work) {
        layerFailures.guard(work);
    }

    /**
     * Logs a failure of Raven EE itself, once for each class of failure.
     *
     * @param failure the failure
     */
    public void failed(Throwable failure) {
        layerFailures.log(failure);
    }
}
