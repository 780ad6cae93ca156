/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.util.Locale;
import java.util.Set;

/** The headers of requests that events show. */
public final class RequestHeaders {

    /** Headers that describe the request and not the person. */
    private static final Set<String> PLAIN =
            Set.of(
                    "accept",
                    "accept-charset",
                    "accept-encoding",
                    "accept-language",
                    "cache-control",
                    "content-encoding",
                    "content-length",
                    "content-type",
                    "expect",
                    "host",
                    "origin",
                    "prefer",
                    "range",
                    "referer",
                    "traceparent",
                    "user-agent",
                    "x-correlation-id",
                    "x-request-id",
                    "x-requested-with");

    private RequestHeaders() {}

    /**
     * Tells whether a header is shown without {@code sentry.send-default-pii}.
     *
     * @param name the name of a header, in any case
     * @return true if the header describes the request and not the person
     */
    public static boolean isPlain(String name) {
        return PLAIN.contains(name.toLowerCase(Locale.ROOT));
    }
}
