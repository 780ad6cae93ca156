/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.http.HttpServletResponse;
import org.ravenee.EventId;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

/** Tells the client of a request under which id its failure was reported. */
final class ResponseHeader {

    private static final String NAME = "X-Sentry-ID";

    private ResponseHeader() {}

    static void set(HttpServletResponse response, RequestContext context, Reporter reporter) {
        EventId id = context.lastEventId();
        if (id.isPresent() && reporter.options().responseHeader() && !response.isCommitted()) {
            response.setHeader(NAME, id.toString());
        }
    }
}
