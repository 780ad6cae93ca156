/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.io.IOException;

/** Refuses requests of other web pages that change the inbox. */
public final class SameOriginGuard implements Handler {

    private final Handler next;

    public SameOriginGuard(Handler next) {
        this.next = next;
    }

    @Override
    public Response handle(Request request) throws IOException {
        return RequestOrigin.isOurs(request)
                ? next.handle(request)
                : Response.text(403, "Only the inbox's own page may do that.");
    }
}
