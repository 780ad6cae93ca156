/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Lets web pages of other origins send events only where that is allowed, and answers the preflight
 * requests of their browsers (CORS).
 */
public final class CrossOriginGuard implements Handler {

    private static final String HEADERS =
            "authorization, content-encoding, content-type, x-sentry-auth, sentry-trace, baggage";

    private final AllowedOrigins allowed;
    private final Consumer<String> refused;
    private final Handler next;

    /**
     * A guard before a handler.
     *
     * @param refused receives the reason of each refusal
     */
    public CrossOriginGuard(AllowedOrigins allowed, Consumer<String> refused, Handler next) {
        this.allowed = allowed;
        this.refused = refused;
        this.next = next;
    }

    @Override
    public Response handle(Request request) throws IOException {
        if (RequestOrigin.isOurs(request)) {
            return request.method().equals("OPTIONS") ? Response.empty(204) : next.handle(request);
        }
        String origin = request.header("Origin").orElse("null");
        if (!allowed.contain(origin)) {
            return refuse(origin);
        }
        Response answer = request.method().equals("OPTIONS") ? preflight() : next.handle(request);
        return answer.with("Access-Control-Allow-Origin", origin).with("Vary", "Origin");
    }

    private Response refuse(String origin) {
        String shown = origin.length() <= 200 ? origin : origin.substring(0, 200);
        String reason =
                "Web pages of "
                        + shown
                        + " may not send events here; the inbox has to be started with"
                        + " --allow-origin "
                        + shown;
        refused.accept(reason);
        return Response.text(403, reason);
    }

    private static Response preflight() {
        return Response.empty(204)
                .with("Access-Control-Allow-Methods", "POST")
                .with("Access-Control-Allow-Headers", HEADERS)
                .with("Access-Control-Allow-Private-Network", "true")
                .with("Access-Control-Max-Age", "600");
    }
}
