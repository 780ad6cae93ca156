/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Times times = new Times(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.ofHours(1));

    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "4, just now",
        "5, 5 s ago",
        "59, 59 s ago",
        "60, 1 min ago",
        "3599, 59 min ago",
        "3600, 1 h ago",
        "172799, 47 h ago",
        "172800, 2 days ago",
        "-3, just now",
        "-90, in 1 min"
    })
    void saysHowLongAgo(long seconds, String words) {
        assertThat(times.relative(NOW.minusSeconds(seconds))).isEqualTo(words);
    }

    @Test
    void leavesTheDateOutToday() {
        assertThat(times.brief(NOW.minusSeconds(3600))).isEqualTo("12:00:00");
        assertThat(times.brief(NOW.minusSeconds(86_400))).isEqualTo("22 Nov 2026, 13:00:00");
    }

    @ParameterizedTest
    @CsvSource({"20, −20 ms", "1250, −1.25 s", "42000, −42 s", "200000, −3 min", "-500, +500 ms"})
    void saysHowLongBefore(long millis, String words) {
        assertThat(Times.before(NOW.minusMillis(millis), NOW)).isEqualTo(words);
    }
}
