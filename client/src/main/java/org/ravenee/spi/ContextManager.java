/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.EventId;

/**
 * What integrations can do with a client's context beyond what applications can. The object that
 * {@link Client#context()} returns implements it:
 *
 * <pre>{@code
 * if (client.context() instanceof ContextManager control) {
 *     RequestContext request = control.begin(source);
 *     …
 * }
 * }</pre>
 */
public interface ContextManager {

    /**
     * Begins a request with an empty context, on the calling thread.
     *
     * @param source read when an event is made on this thread; null for none
     * @return the request; {@link RequestContext#detach} it on this thread, whatever happens
     */
    RequestContext begin(@Nullable RequestSource source);

    /**
     * Returns the request that the calling thread serves.
     *
     * @return the request, or null
     */
    @Nullable RequestContext current();

    /**
     * ImmutableCopies the context of the calling thread for work on another one; later changes here
     * and there stay apart.
     *
     * @return a copy, to be {@linkplain RequestContext#attach attached} there
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
     * Returns where breadcrumbs of the calling thread go, for work that ends on another thread.
     *
     * @return adds to the context that this thread has now
     */
    Consumer<Breadcrumb> breadcrumbSink();
}
