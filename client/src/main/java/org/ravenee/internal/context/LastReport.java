/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.internal.values.Causes;
import org.ravenee.internal.values.Patience;

/**
 * The failure that a request or thread reported last. Code that takes a wrapper off and reports
 * what was inside speaks of the same failure; another request that fails with the same cached cause
 * does not, so this is remembered here and not for the whole client.
 */
final class LastReport {

    private final WeakReference<Throwable> throwable;
    private final EventId id;

    LastReport(Throwable throwable, EventId id) {
        this.throwable = new WeakReference<>(throwable);
        this.id = id;
    }

    /** The event that reported a failure as part of something larger; null if it is not this. */
    @Nullable EventId covers(Throwable failure, Causes causes, Patience patience) {
        return causes.contain(throwable.get(), failure, patience) ? id : null;
    }
}
