/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.util.Optional;

/**
 * The origin of a request. Browsers send it ({@code Sec-Fetch-Site}, and {@code Origin} where they
 * are old or the request is not a plain link); other programs do not.
 */
final class RequestOrigin {

    private RequestOrigin() {}

    /** Whether a page of the inbox sent it, the user typed the address, or no browser sent it. */
    static boolean isOurs(Request request) {
        Optional<String> site = request.header("Sec-Fetch-Site");
        if (site.isPresent()) {
            return site.get().equals("same-origin") || site.get().equals("none");
        }
        String own = "http://" + request.header("Host").orElse("");
        return request.header("Origin").map(own::equals).orElse(true);
    }
}
