/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ravenee.EventId;

/**
 * The formats of the response to a failure without a mapper. The body has the id of the event and
 * no detail of the exception.
 */
public enum ErrorFormat {
    /** A page for browsers. */
    PAGE("text/html;charset=UTF-8") {
        @Override
        public String body(EventId id) {
            return page(id);
        }
    },

    /** A problem document (RFC 9457). */
    PROBLEM("application/problem+json") {
        @Override
        public String body(EventId id) {
            return problem(id);
        }
    };

    private static final Set<String> PAGE_TYPES = Set.of("text/html", "application/xhtml+xml");
    private static final Set<String> PROBLEM_TYPES =
            Set.of("application/json", "application/problem+json", "application/*", "*/*");

    private final String mediaType;

    ErrorFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * Chooses the format for a request. Browsers name HTML in their Accept header; all other
     * callers, among them those that accept everything, get the problem document.
     *
     * @param accepted the types of the Accept header, the preferred one first
     * @param name gives type and subtype, as {@code text/html}
     * @param refused tells whether the weight of a type is zero
     */
    public static <T> ErrorFormat of(
            Iterable<T> accepted, Function<T, String> name, Predicate<T> refused) {
        for (T type : accepted) {
            if (PAGE_TYPES.contains(name.apply(type))) {
                return refused.test(type) ? PROBLEM : PAGE;
            }
            if (PROBLEM_TYPES.contains(name.apply(type))) {
                return PROBLEM;
            }
        }
        return PROBLEM;
    }

    /** Returns the media type of the body. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * Makes the body.
     *
     * @param id the event, or {@link EventId#NONE}
     */
    public abstract String body(EventId id);

    private static String problem(EventId id) {
        String event = id.isPresent() ? ",\"event_id\":\"" + id + "\"" : "";
        return "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500"
                + event
                + "}";
    }

    private static String page(EventId id) {
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
