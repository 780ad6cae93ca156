/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;

/**
 * The response to a failure without a mapper: a page for browsers, a problem document (RFC 9457)
 * for all others. The response has the id of the event and no detail of the exception.
 */
public final class ErrorResponse {

    /** The type of the problem document. */
    public static final String PROBLEM = "application/problem+json";

    /** The type of the page. */
    public static final String PAGE = "text/html;charset=UTF-8";

    /** The types in an Accept header that ask for the page. */
    public static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

    /** The types in an Accept header that ask for the problem document. */
    public static final Set<String> DOCUMENTS =
            Set.of("application/json", PROBLEM, "application/*", "*/*");

    private ErrorResponse() {}

    /**
     * Makes the response.
     *
     * @param id the event, or {@link EventId#NONE}
     * @param headers the headers of the request, for the accepted types; null if they are unknown
     */
    static Response of(EventId id, @Nullable HttpHeaders headers) {
        boolean page = headers != null && prefersPage(headers);
        return Response.serverError()
                .type(page ? PAGE : PROBLEM)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .entity(page ? page(id) : problem(id))
                .build();
    }

    /** Browsers name HTML in their Accept header; a wildcard alone gets the problem document. */
    private static boolean prefersPage(HttpHeaders headers) {
        try {
            List<MediaType> accepted = headers.getAcceptableMediaTypes();
            for (MediaType type : accepted) {
                String name = type.getType() + "/" + type.getSubtype();
                if (PAGES.contains(name)) {
                    return !"0".equals(type.getParameters().get("q"));
                }
                if (DOCUMENTS.contains(name)) {
                    return false;
                }
            }
            return false;
        } catch (RuntimeException e) {
            // a header that cannot be parsed, or a thread without a request
            return false;
        }
    }

    /** Returns the problem document of an event, or of none. */
    public static String problem(EventId id) {
        String event = id.isPresent() ? ",\"event_id\":\"" + id + "\"" : "";
        return "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500"
                + event
                + "}";
    }

    /** Returns the page of an event, or of none. */
    public static String page(EventId id) {
        String event =
                id.isPresent()
                        ? "<p>If you report it, please give this number: <code>"
                                + id
                                + "</code></p>\n"
                        : "";
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Internal Server Error</title>
                <style>
                body { font: 100%%/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 40rem;
                  padding: 0 1rem; color: #1a1a1a; background: #fff; }
                code { overflow-wrap: anywhere; }
                @media (prefers-color-scheme: dark) { body { color: #eee; background: #1a1a1a; } }
                </style>
                </head>
                <body>
                <main>
                <h1>Internal Server Error</h1>
                <p>The server could not answer this request.</p>
                %s</main>
                </body>
                </html>
                """
                .formatted(event);
    }
}
