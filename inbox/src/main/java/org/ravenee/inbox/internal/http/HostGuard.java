/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Serves only requests that name this machine's loopback. A foreign web page can point its own host
 * name at 127.0.0.1 and would then count as the same origin (DNS rebinding); its name shows that.
 */
public final class HostGuard implements Handler {

    private static final Pattern LOOPBACK =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?");

    private final Handler next;

    public HostGuard(Handler next) {
        this.next = next;
    }

    @Override
    public Response handle(Request request) throws IOException {
        String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
        return LOOPBACK.matcher(host).matches()
                ? next.handle(request)
                : Response.text(421, "The Host header has to name 127.0.0.1, localhost or [::1].");
    }
}
