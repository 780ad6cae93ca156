/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;

/** The head of a server's answer, and what it means for the envelope and for those to come. */
final class HttpAnswer {

    private static final String LIMITS = "X-Sentry-Rate-Limits";

    private final int status;
    private final List<String> headers;

    /** Takes the lines of the head as they came. */
    HttpAnswer(int status, List<String> headers) {
        this.status = status;
        this.headers = headers;
    }

    /** Whether the server leaves the connection open: HTTP/1.0 does so only if it says so. */
    boolean keepsConnection() {
        String options = String.join(",", headers("Connection")).toLowerCase(Locale.ROOT);
        boolean isOld = headers.get(0).startsWith("HTTP/1.0");
        return !options.contains("close") && (!isOld || options.contains("keep-alive"));
    }

    int status() {
        return status;
    }

    /** Returns the first value of a header; null if there is none. */
    @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    private List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        for (String line : headers) {
            if (line.regionMatches(true, 0, name, 0, name.length())
                    && line.startsWith(":", name.length())) {
                values.add(line.substring(name.length() + 1).strip());
            }
        }
        return values;
    }

    /** Returns where a redirect leads that can be followed with method, body and key; else null. */
    @Nullable URI onward(URI from) {
        boolean keepsMethod = status == 301 || status == 302 || status == 307 || status == 308;
        URI to = keepsMethod ? location(from) : null;
        return to != null
                        && from.getHost().equalsIgnoreCase(to.getHost())
                        && to.getRawUserInfo() == null
                        && ("https".equalsIgnoreCase(to.getScheme())
                                || from.getScheme().equalsIgnoreCase(to.getScheme()))
                ? to
                : null;
    }

    private @Nullable URI location(URI from) {
        String location = header("Location");
        try {
            return location == null ? null : from.resolve(location);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Returns what became of the envelope.
     *
     * @param from whose answer this is
     * @param secret what servers may quote, and logs must not
     */
    Result result(URI from, String secret, Instant now) {
        List<String> limits = headers(LIMITS);
        Duration limit = RateLimits.forEvents(limits);
        if (status / 100 == 2) {
            return new Result(Outcome.DELIVERED, "", limit);
        }
        Duration retryAfter = RateLimits.retryAfter(header("Retry-After"), now);
        String reason = "HTTP " + status + detail(from, secret);
        if (status == 429) {
            return Result.rateLimited(
                    reason,
                    !limits.isEmpty()
                            ? limit
                            : retryAfter == null ? RateLimits.UNSAID : retryAfter);
        }
        if (!isPassing()) {
            return new Result(Outcome.REJECTED, reason, limit);
        }
        return limit.isZero()
                ? new Result(
                        Outcome.SERVER_ERROR,
                        reason,
                        retryAfter == null ? Duration.ZERO : retryAfter)
                : Result.rateLimited(reason, limit);
    }

    /**
     * Whether another attempt may end better: troubles of the server or of a proxy, and redirects
     * that are not followed, as somebody is about to notice them.
     */
    private boolean isPassing() {
        return switch (status) {
            case 301, 302, 303, 307, 308, 407, 408, 425, 500, 502, 503, 504 -> true;
            default -> status / 10 == 52;
        };
    }

    /** What the server says, or where it redirects to; there may be secrets in a query. */
    private String detail(URI from, String secret) {
        URI to = status / 100 == 3 ? location(from) : null;
        String text = header("X-Sentry-Error");
        if (to != null && to.getHost() != null) {
            String port = to.getPort() < 0 ? "" : ":" + to.getPort();
            text = "to " + to.getScheme() + "://" + to.getHost() + port + to.getRawPath();
        }
        return text == null || text.isEmpty() ? "" : " (" + DeliveryLog.quoted(text, secret) + ")";
    }
}
