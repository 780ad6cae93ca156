/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.function.Function;
import org.ravenee.EventId;
import org.ravenee.internal.values.Causes;

/** Answers under which id a failure was reported. */
record ReportedIds(ReportedThrowables reported, Causes causes)
        implements Function<Throwable, EventId> {

    @Override
    public EventId apply(Throwable throwable) {
        EventId id = reported.find(throwable, causes.callersPatience());
        return id == null ? EventId.NONE : id;
    }
}
