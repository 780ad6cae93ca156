/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.spi.RequestContext;

/** The header of responses that names the event of their request. */
public final class EventIdHeader {

    /** The name of the header. */
    public static final String NAME = "X-Sentry-ID";

    private EventIdHeader() {}

    /**
     * Returns the value of the header.
     *
     * @param context the context of the request
     * @param reporter has the settings
     * @return the id of the latest event; null if there is none or {@code sentry.response-header}
     *     is false
     */
    public static @Nullable String value(RequestContext context, Reporter reporter) {
        EventId id = context.lastEventId();
        return id.isPresent() && reporter.options().responseHeader() ? id.toString() : null;
    }
}
