/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.http.HttpResponse;
import org.ravenee.internal.http.HttpUrl;

/**
 * A response of a Sentry server: the result for the envelope and the rate limits for later ones.
 */
final class SentryResponse {

    private static final String RATE_LIMITS = "X-Sentry-Rate-Limits";

    private final HttpResponse response;
    private final HttpUrl endpoint;
    private final String secret;

    /**
     * Takes a response.
     *
     * @param endpoint where the envelope was posted to
     * @param secret what servers may quote, and logs must not
     */
    SentryResponse(HttpResponse response, HttpUrl endpoint, String secret) {
        this.response = response;
        this.endpoint = endpoint;
        this.secret = secret;
    }

    /**
     * Returns what became of the envelope.
     *
     * @param now for dates in headers
     */
    Result result(Instant now) {
        List<String> limits = response.headers(RATE_LIMITS);
        Duration limit = RateLimitHeaders.forEvents(limits);
        Duration checkInLimit = RateLimitHeaders.forCheckIns(limits);
        int status = response.status();
        if (status / 100 == 2) {
            return new Result(Outcome.DELIVERED, "", limit, checkInLimit);
        }
        Duration retryAfter = RateLimitHeaders.retryAfter(response.header("Retry-After"), now);
        String reason = "HTTP " + status + detail();
        if (status == 429) {
            Duration unlisted = retryAfter == null ? RateLimitHeaders.UNSAID : retryAfter;
            return limits.isEmpty()
                    ? Result.rateLimited(reason, unlisted)
                    : new Result(Outcome.RATE_LIMITED, reason, limit, checkInLimit);
        }
        if (!isTransient(status)) {
            return new Result(Outcome.REJECTED, reason, limit, checkInLimit);
        }
        return limit.isZero() && checkInLimit.isZero()
                ? new Result(
                        Outcome.SERVER_ERROR,
                        reason,
                        retryAfter == null ? Duration.ZERO : retryAfter)
                : new Result(Outcome.RATE_LIMITED, reason, limit, checkInLimit);
    }

    /**
     * Tells whether another attempt may succeed: troubles of the server or of a proxy, and
     * redirects that are not followed, as an operator is likely to notice and mend them.
     */
    private static boolean isTransient(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308, 407, 408, 425, 500, 502, 503, 504 -> true;
            default -> status / 10 == 52;
        };
    }

    /** Returns the server's own text, or the target of a redirect without its query. */
    private String detail() {
        String location = response.status() / 100 == 3 ? response.header("Location") : null;
        HttpUrl to = location == null ? null : endpoint.resolve(location);
        String text = to == null ? response.header("X-Sentry-Error") : "to " + withoutQuery(to);
        return text == null || text.isEmpty() ? "" : " (" + DeliveryLog.quoted(text, secret) + ")";
    }

    private static String withoutQuery(HttpUrl url) {
        String target = url.target();
        int query = target.indexOf('?');
        return url.origin() + (query < 0 ? target : target.substring(0, query));
    }
}
