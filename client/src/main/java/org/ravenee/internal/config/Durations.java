/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: ISO-8601, seconds, or a number with {@code ms}, {@code s}, … */
public final class Durations {

    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|m|h)?");

    private Durations() {}

    /** Reads a duration; throws with key, value and what is allowed if it is none. */
    public static Duration parse(String key, String text) {
        String trimmed = text.strip();
        Matcher matcher = NUMBER.matcher(trimmed.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2)));
            return Duration.ofNanos(nanos.setScale(0, RoundingMode.DOWN).longValueExact());
        }
        try {
            return Duration.parse(trimmed);
        } catch (DateTimeParseException e) {
            throw Require.unusable(
                    key, text, "an ISO-8601 duration or seconds, such as PT2S, 2s or 2");
        }
    }

    private static BigDecimal unit(@org.jspecify.annotations.Nullable String unit) {
        return BigDecimal.valueOf(
                switch (unit == null ? "s" : unit) {
                    case "ms" -> 1_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default -> 1_000_000_000L;
                });
    }
}
