/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads from headers for how long a server wants no more events. Events are of the category {@code
 * error}, check-ins of {@code monitor}; limits for other categories concern neither.
 *
 * @see <a href="https://develop.sentry.dev/sdk/expected-features/rate-limiting/">Sentry: rate
 *     limiting</a>
 */
final class RateLimitHeaders {

    /** The default of the protocol for a time that is missing or cannot be read. */
    static final Duration UNSAID = Duration.ofSeconds(60);

    /** Longer than any process waits, and far from the end of the arithmetic. */
    private static final double MOST_SECONDS = 10.0 * 365 * 24 * 60 * 60;

    private RateLimitHeaders() {}

    /**
     * Reads {@code X-Sentry-Rate-Limits}.
     *
     * @param headers each line of the header
     * @return the longest limit for events; zero if there is none
     */
    static Duration forEvents(List<String> headers) {
        return forCategory("error", headers);
    }

    /**
     * Reads {@code X-Sentry-Rate-Limits}.
     *
     * @param headers each line of the header
     * @return the longest limit for check-ins; zero if there is none
     */
    static Duration forCheckIns(List<String> headers) {
        return forCategory("monitor", headers);
    }

    private static Duration forCategory(String category, List<String> headers) {
        Duration longest = Duration.ZERO;
        for (String header : headers) {
            for (String limit : header.split(",")) {
                String[] fields = limit.split(":", 3);
                if (fields.length > 1 && concerns(category, fields[1])) {
                    Duration wait = seconds(fields[0]);
                    longest = wait == null ? max(longest, UNSAID) : max(longest, wait);
                }
            }
        }
        return longest;
    }

    /** A limit that names no category is one for all; unknown names are ignored. */
    private static boolean concerns(String wanted, String categories) {
        if (categories.isBlank()) {
            return true;
        }
        for (String category : categories.split(";")) {
            if (category.strip().equalsIgnoreCase(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Reads {@code Retry-After}: seconds or a date; null if it is missing. */
    static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        Duration wait = seconds(header);
        if (wait != null) {
            return wait;
        }
        try {
            Instant date =
                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.strip(), Instant::from);
            return seconds((double) Duration.between(now, date).toSeconds());
        } catch (DateTimeParseException | ArithmeticException e) {
            return UNSAID;
        }
    }

    private static @Nullable Duration seconds(String text) {
        try {
            return seconds(Double.parseDouble(text.strip()));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Duration seconds(double seconds) {
        if (!Double.isFinite(seconds)) {
            return null;
        }
        double bounded = Math.min(Math.max(0, seconds), MOST_SECONDS);
        return Duration.ofMillis(Math.round(bounded * 1000));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
