/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import java.util.Locale;
import java.util.Set;

/** Headers that say how a request was made, and not by whom. */
final class PlainHeaders {

    private static final Set<String> NAMES =
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

    private PlainHeaders() {}

    static boolean contains(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
