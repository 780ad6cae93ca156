/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.io.IOException;
import java.util.Optional;

/**
 * Keeps other web pages from changing anything here. Browsers say where a request comes from
 * ({@code Sec-Fetch-Site}, or {@code Origin} where they are old); programs say nothing and pass.
 */
public final class SameOriginGuard implements Handler {

    private final Handler next;

    public SameOriginGuard(Handler next) {
        this.next = next;
    }

    @Override
    public Response handle(Request request) throws IOException {
        return isOurs(request)
                ? next.handle(request)
                : Response.text(403, "Only the inbox's own page may do that.");
    }

    private static boolean isOurs(Request request) {
        Optional<String> site = request.header("Sec-Fetch-Site");
        if (site.isPresent()) {
            return site.get().equals("same-origin") || site.get().equals("none");
        }
        String own = "http://" + request.header("Host").orElse("");
        return request.header("Origin").map(own::equals).orElse(true);
    }
}
