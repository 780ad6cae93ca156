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
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.scrub.LogScrubber;

/** Durations: ISO-8601, seconds, or a number with {@code ms}, {@code s}, {@code m}, {@code h}. */
public final class Durations {

    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|m|h)?");

    private static final String FORMS = "in ISO-8601 or seconds, such as PT2S, 2s or 2";

    private Durations() {}

    /** Reads a duration; throws with key, value and what is allowed if it is none. */
    public static Duration parse(String key, String text) {
        Duration duration = read(text.strip());
        if (duration == null) {
            throw new IllegalArgumentException(
                    key
                            + " = "
                            + LogScrubber.usual().text(text)
                            + ": allowed is a duration "
                            + FORMS);
        }
        return duration;
    }

    /** Returns null if the text is no duration, or one that is too long to be counted. */
    static @Nullable Duration read(String text) {
        Matcher matcher = NUMBER.matcher(text.toLowerCase(Locale.ROOT));
        try {
            if (!matcher.matches()) {
                return Duration.parse(text);
            }
            BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2)));
            return Duration.ofNanos(nanos.setScale(0, RoundingMode.DOWN).longValueExact());
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }

    static String allowed(boolean zero) {
        return "a duration of "
                + (zero ? "zero or more" : "more than zero")
                + " and at most a day, "
                + FORMS;
    }

    private static BigDecimal unit(@Nullable String unit) {
        return BigDecimal.valueOf(
                switch (unit == null ? "s" : unit) {
                    case "ms" -> 1_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default -> 1_000_000_000L;
                });
    }
}
