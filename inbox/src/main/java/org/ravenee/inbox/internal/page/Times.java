/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes points in time in the time zone of this machine. */
public final class Times {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss.SSS xxx", Locale.ENGLISH);

    private final Clock clock;
    private final ZoneId zone;

    public Times(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    public Instant now() {
        return clock.instant();
    }

    /** "3 min ago" with the clock time beside it. */
    public void both(Html html, Instant instant) {
        html.open("time", "datetime", instant.toString(), "title", exact(instant));
        html.leaf("span", relative(instant), "class", "ago").text(" ");
        html.leaf("span", brief(instant), "class", "clock").close();
    }

    /** The time of day; the date too when it is not today's. */
    public String brief(Instant instant) {
        boolean today =
                instant.atZone(zone)
                        .toLocalDate()
                        .equals(clock.instant().atZone(zone).toLocalDate());
        return (today ? TIME : DATE).format(instant.atZone(zone));
    }

    public String exact(Instant instant) {
        return EXACT.format(instant.atZone(zone));
    }

    public String relative(Instant instant) {
        Duration past = Duration.between(instant, clock.instant());
        if (past.abs().toSeconds() < 5) {
            return "just now";
        }
        return past.isNegative() ? "in " + words(past.negated()) : words(past) + " ago";
    }

    /** The time before a reference: "−20 ms", "−1.25 s", "−3 min". */
    public static String before(Instant instant, Instant reference) {
        Duration gap = Duration.between(instant, reference);
        Duration size = gap.abs();
        String sign = gap.isNegative() ? "+" : "−";
        if (size.toSeconds() < 1) {
            return sign + size.toMillis() + " ms";
        }
        if (size.toSeconds() < 10) {
            return sign + String.format(Locale.ROOT, "%.2f s", size.toMillis() / 1000.0);
        }
        return sign + words(size);
    }

    private static String words(Duration duration) {
        if (duration.toSeconds() < 60) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 60) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() < 48 ? duration.toHours() + " h" : duration.toDays() + " days";
    }
}
