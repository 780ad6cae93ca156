/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.internal.context.CurrentContext;

/**
 * Manages the contexts of a client on behalf of an integration. Contexts are described by three
 * types: {@link Context} is what is known, {@link RequestContext} is where it is bound, and {@link
 * org.ravenee.Scope} is how long it is bound. Safe for use by several threads. No method throws.
 */
public interface ContextManager {

    /**
     * Returns the manager of a client's contexts.
     *
     * @param client any client
     * @return the manager; null if the client is an implementation of the application whose context
     *     cannot be bound to requests: use a {@linkplain #separate separate} one then
     */
    static @Nullable ContextManager of(Client client) {
        return client.context() instanceof ContextManager manager ? manager : null;
    }

    /**
     * Creates a manager of contexts that belong to no client. Events get such a context by {@link
     * #describe}. The manager has no connection to the client: events that the application captures
     * by its own client do not have the context, and {@link #reported} finds no event.
     *
     * @return a manager
     */
    static ContextManager separate() {
        return CurrentContext.withoutClient();
    }

    /**
     * Returns the view of the contexts that the application uses.
     *
     * @return the context of whichever thread calls its methods
     */
    Context context();

    /**
     * Adds the context of the calling thread to an event of another client.
     *
     * @param event the event
     */
    void describe(EventBuilder event);

    /**
     * Notes that a container starts the application. Until the first request begins, threads that
     * serve no request set the context of the application: its user, tags and extra data are in
     * every event. In Java SE the thread {@code main} does so.
     */
    void startApplication();

    /**
     * Names the server that runs the application: the context {@code server} of later events.
     *
     * @param name the name of the server
     * @param version its version; null if it is not known
     * @param deployment the name of the application on the server, such as its context path
     */
    void server(String name, @Nullable String version, String deployment);

    /**
     * Adds a source of the application's own {@link jakarta.json.bind.Jsonb}. Sources are asked in
     * the order in which they were added; JSON-B's default is used where none has a result.
     *
     * @param resolver finds the application's Jsonb
     */
    void addJsonbResolver(JsonbResolver resolver);

    /**
     * Begins a request with an empty context, on the calling thread.
     *
     * @param source read when an event is made on this thread; null for none
     * @return the request; {@link RequestContext#detach} it on this thread in a finally block
     */
    RequestContext begin(@Nullable RequestSource source);

    /**
     * Sets where requests are found that the platform carries from thread to thread itself. Asked
     * on threads without an attached context.
     *
     * @param lookup finds a request that this manager has begun, or returns null
     */
    void carriedBy(Supplier<@Nullable RequestContext> lookup);

    /**
     * Returns the request that the calling thread serves.
     *
     * @return the request, or null
     */
    @Nullable RequestContext current();

    /**
     * Copies the context of the calling thread for work on another one. Later changes here do not
     * change the copy. Tags, extra data, breadcrumbs and events of a copy belong to the request,
     * too.
     *
     * @return a copy, to be {@linkplain RequestContext#attach attached} there; the request itself
     *     if the platform {@linkplain #carriedBy carries} it
     */
    RequestContext copy();

    /**
     * Finds the event by which a failure was reported.
     *
     * @param throwable a failure, a wrapper of it, or a cause of it
     * @return the id of the event, or {@link EventId#NONE} if it was not reported
     */
    EventId reported(Throwable throwable);

    /**
     * Notes that a reported failure was not handled: it ended a request or other work. An event
     * that waits for this {@linkplain FailureOutcome outcome} is delivered.
     *
     * @param throwable a failure, a wrapper of it, or a cause of it
     * @return the id of the event, or {@link EventId#NONE} if it was not reported
     */
    EventId unhandled(Throwable throwable);

    /**
     * Sends a check-in, on a thread of the client; with {@code sentry.transport=sync} on the
     * calling one. Check-ins are sent in their order, and wait in memory alone.
     *
     * @param checkIn the state of a run; dropped where the client is disabled, and by a {@linkplain
     *     #separate separate} manager
     */
    void send(CheckIn checkIn);

    /**
     * Returns the headers that continue the trace of the calling thread's context in another
     * service. A context without a trace begins one.
     *
     * @param options name the project, release and environment of a trace that began here
     * @return the headers
     */
    OutgoingTrace outgoingTrace(Options options);

    /**
     * Returns where breadcrumbs of the calling thread go, for work that ends on another thread.
     *
     * @return adds to the context that this thread has now
     */
    Consumer<Breadcrumb> breadcrumbSink();
}
