/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.function.BiFunction;
import org.ravenee.EventId;
import org.ravenee.internal.values.Patience;

/** Answers under which id a failure was reported. */
record ReportedIds(ReportedThrowables reported)
        implements BiFunction<Throwable, Patience, EventId> {

    @Override
    public EventId apply(Throwable throwable, Patience patience) {
        EventId id = reported.find(throwable, patience);
        return id == null ? EventId.NONE : id;
    }
}
