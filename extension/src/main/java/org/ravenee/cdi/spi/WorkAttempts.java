/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.spi.RequestContext;

/** The attempts of work that may be tried again: the first one that failed has the event. */
final class WorkAttempts {

    private final ClientContexts contexts;
    private final FailureEvents events;
    private final FailedWork failedWork = new FailedWork();

    WorkAttempts(ClientContexts contexts, FailureEvents events) {
        this.contexts = contexts;
        this.events = events;
    }

    /** Returns the event of an earlier attempt, after a failure; null if no attempt has one. */
    @Nullable EventId repeated(String work, Throwable thrown) {
        EventId known = failedWork.find(work);
        if (known != null) {
            failedWork.repeat(thrown);
        }
        return known;
    }

    /** Remembers the event of the first attempt that failed. */
    void failed(String work, EventId id) {
        if (id.isPresent()) {
            failedWork.add(work, id);
        }
    }

    /** Begins another attempt; returns null if the work is unknown or has not failed before. */
    @Nullable RepeatedAttempt begin(Supplier<@Nullable String> work) {
        RequestContext context = contexts.get().current();
        if (context == null || failedWork.isEmpty()) {
            return null;
        }
        String id = work.get();
        if (id == null || failedWork.find(id) == null) {
            return null;
        }
        RepeatedAttempt attempt = new RepeatedAttempt();
        context.work(attempt);
        return attempt;
    }

    /** Tells whether a failure has the event of its work, or is kept until the attempt ends. */
    boolean isKept(Throwable thrown, Consumer<EventBuilder> with) {
        if (!failedWork.isEmpty() && failedWork.isRepeated(thrown)) {
            return true;
        }
        RequestContext context = contexts.get().current();
        return context != null
                && context.work() instanceof RepeatedAttempt attempt
                && attempt.keep(thrown, () -> events.prepare(thrown, with));
    }
}
