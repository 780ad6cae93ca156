/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.Mechanism;
import org.ravenee.Options;
import org.ravenee.Scope;
import org.ravenee.ThrowingRunnable;
import org.ravenee.cdi.internal.BusinessExceptions;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.ExceptionUnwrapper;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;
import org.ravenee.spi.ScrubbingLogger;

/**
 * Reports failures on behalf of an automatic layer: looks through wrappers, leaves business
 * exceptions alone, and never lets a failure of its own reach the application. One for each
 * application, in an EAR for each WAR; {@link Reporters} finds it. Safe for use by several threads.
 */
public final class Reporter {

    private final Client client;
    private final Options options;
    private final ScrubbingLogger log;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /**
     * Creates the reporter of an application.
     *
     * @param client reports
     * @param options the settings of the layers
     */
    public Reporter(Client client, Options options) {
        this.client = client;
        this.options = options;
        this.log = new ScrubbingLogger("org.ravenee", options.sanitizeKeys());
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
     * Begins a request on the calling thread.
     *
     * @param source read when an event is made on this thread; null for none
     * @return the request, or null if the application's own client has no such thing
     */
    public @Nullable RequestContext begin(@Nullable RequestSource source) {
        return client.context() instanceof ContextManager control ? control.begin(source) : null;
    }

    /**
     * Returns the request that the calling thread serves.
     *
     * @return the request, or null
     */
    public @Nullable RequestContext request() {
        return client.context() instanceof ContextManager control ? control.current() : null;
    }

    /**
     * Copies the context of the calling thread for work on another one.
     *
     * @return a copy, or null if the application's own client has no such thing
     */
    public @Nullable RequestContext copy() {
        return client.context() instanceof ContextManager control ? control.copy() : null;
    }

    /**
     * Reports what nobody handled, unless it is business.
     *
     * @param thrown what was caught
     * @param mechanism the layer, as {@code auto.http.servlet}
     * @return the event of the failure, whichever layer reported it; {@link EventId#NONE} if none
     */
    public EventId report(Throwable thrown, String mechanism) {
        Throwable failure = ExceptionUnwrapper.unwrap(thrown);
        if (BusinessExceptions.isBusiness(failure)) {
            return EventId.NONE;
        }
        return report(thrown, event -> event.mechanism(Mechanism.of(mechanism, false)));
    }

    /**
     * Reports as {@link #report(Throwable, String)} does, for those who go on to throw what they
     * caught: if that fails, the application is none the wiser.
     *
     * @param thrown what was caught
     * @param mechanism the layer, as {@code auto.http.servlet}
     */
    public void tryReport(Throwable thrown, String mechanism) {
        guard(() -> report(thrown, mechanism));
    }

    /**
     * Reports a failure, business or not.
     *
     * @param thrown what was caught
     * @param with adds to the event
     * @return the event of the failure, whichever layer reported it; {@link EventId#NONE} if none
     */
    public EventId report(Throwable thrown, Consumer<EventBuilder> with) {
        EventId id = client.captureException(thrown, with);
        if (id.isPresent() || !(client.context() instanceof ContextManager control)) {
            return id;
        }
        EventId known = control.reported(thrown);
        RequestContext request = control.current();
        if (known.isPresent() && request != null) {
            // Work in a copy of the request's context has reported it; the answer is to show it.
            request.accepted(known);
        }
        return known;
    }

    /**
     * Keeps a failure until the answer of the request is known; where there is no request, reports
     * it now.
     *
     * @param thrown what was caught
     * @param mechanism the layer, as {@code auto.http.jaxrs}
     */
    public void reportByAnswer(Throwable thrown, String mechanism) {
        RequestContext request = request();
        Throwable failure = ExceptionUnwrapper.unwrap(thrown);
        if (request == null) {
            report(thrown, mechanism);
        } else if (!BusinessExceptions.isBusiness(failure)) {
            request.defer(thrown, event -> event.mechanism(Mechanism.of(mechanism, false)));
        }
    }

    /**
     * Reports the failure that was kept, if the answer is one to report.
     *
     * @param request the request that is answered
     * @param status the HTTP status of the answer
     */
    public void answered(RequestContext request, int status) {
        RequestContext.DeferredFailure deferred = request.takeDeferred();
        if (deferred != null && options.reportsStatus(status)) {
            report(deferred.failure(), deferred.with());
        }
    }

    /**
     * Carries the current request to whichever thread a result completes on, and the context class
     * loader with it: servers find the application of a thread by it, and threads of the common
     * pool have none.
     *
     * @param work receives the result
     * @param <T> its type
     * @return the same work, in the context of the current request and with the context class
     *     loader of the calling thread
     */
    public <T> Consumer<T> carry(Consumer<T> work) {
        RequestContext request = request();
        if (request != null) {
            request.captureRequest();
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return result -> {
            try (Scope loaded = ContextClassLoader.set(loader);
                    Scope scope = request == null ? () -> {} : request.attach()) {
                work.accept(result);
            }
        };
    }

    /**
     * Does something for a report. If it fails, the application goes on, and that is logged once
     * for each kind of failure.
     *
     * @param work the work
     * @param <E> what it may throw
     */
    public <E extends Exception> void guard(ThrowingRunnable<E> work) {
        try {
            work.run();
        } catch (Exception | LinkageError | StackOverflowError e) {
            failed(e);
        }
    }

    /**
     * Says that Raven EE itself failed; once for each kind of failure.
     *
     * @param failure what happened
     */
    public void failed(Throwable failure) {
        if (said.add(failure.getClass().getName())) {
            log.log(System.Logger.Level.WARNING, failure, "Raven EE could not do its part");
        }
    }
}
