/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.Scope;

/**
 * The context of one request, which may move from thread to thread and end on another one than it
 * began on. Safe for use by several threads. No method throws.
 */
public interface RequestContext {

    /**
     * Makes this the context of the calling thread, as a dispatch to another thread of the
     * container needs it. Everything that is added there belongs to the one request.
     *
     * @return gives the thread back what it had before
     */
    Scope attach();

    /**
     * Gives the thread that {@link ContextManager#begin} was called on what it had before, and lets
     * go of the {@link RequestSource}. The request goes on; {@link #attach} continues it elsewhere.
     * To be called on that thread: another one can end the request there, but leaves a trace of it
     * until the thread looks at its context again.
     */
    void detach();

    /**
     * Replaces where request, user and transaction are read from, for a dispatch to another thread
     * or another resource.
     *
     * @param source read on the calling thread only; null to read nothing more
     * @return the source so far, to be given back when the dispatch is over; null if there was none
     */
    @Nullable RequestSource source(@Nullable RequestSource source);

    /**
     * Reads request, user, transaction and trace now and releases the container's objects. To be
     * called on the thread of the source, before work moves to another thread.
     */
    void captureRequest();

    /**
     * Sets the piece of work that this context serves. Copies that are made later serve it, too.
     *
     * @param work an object of the integration
     */
    void work(Object work);

    /**
     * Returns the piece of work that this context serves.
     *
     * @return the object that was set, here or before this copy was made; null for none
     */
    @Nullable Object work();

    /**
     * Keeps a failure that is reported only for certain statuses of the response.
     *
     * @param failure the throwable; replaces one that was kept before and has been handled since
     * @param with adds to the event if there will be one
     */
    void defer(Throwable failure, Consumer<EventBuilder> with);

    /**
     * Takes the failure that was kept.
     *
     * @return the failure, or null if there is none or it was taken before
     */
    @Nullable DeferredFailure takeDeferred();

    /**
     * Delivers the events that were captured in this context and wait for the {@linkplain
     * FailureOutcome outcome} of their failures: what has not ended the request by now was handled.
     */
    void settle();

    /**
     * Notes an event of this request that was accepted elsewhere, in a copy of its context.
     *
     * @param id the id of the event
     */
    void accepted(EventId id);

    /**
     * Returns the last event that was accepted in this request.
     *
     * @return its id, or {@link EventId#NONE}
     */
    EventId lastEventId();

    /**
     * A failure whose report was deferred.
     *
     * @param failure the throwable
     * @param with adds to the event
     */
    record DeferredFailure(Throwable failure, Consumer<EventBuilder> with) {}
}
