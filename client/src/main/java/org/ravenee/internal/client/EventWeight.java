/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import org.ravenee.Event;
import org.ravenee.ExceptionValue;

/** Estimates what an event retains that an application built itself. */
final class EventWeight {

    private static final int BYTES_ALONE = 2_000;
    private static final int BYTES_PER_FRAME = 60;
    private static final int BYTES_PER_BREADCRUMB = 200;

    private EventWeight() {}

    static long of(Event event) {
        long bytes = BYTES_ALONE + (long) BYTES_PER_BREADCRUMB * event.breadcrumbs().size();
        for (ExceptionValue exception : event.exceptions()) {
            bytes += (long) BYTES_PER_FRAME * exception.frames().size();
        }
        return bytes;
    }
}
