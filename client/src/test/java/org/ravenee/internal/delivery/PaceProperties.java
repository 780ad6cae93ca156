/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** When the server is asked again, by a clock that the test sets. */
class PaceProperties {

    private long now = Long.MAX_VALUE - 1000; // soon after, the monotonic clock overflows
    private final Pace pace = new Pace(() -> 0);

    @Property
    void waitsGrowToAMinuteAndAreNeverShorterThanHalf(
            @ForAll @IntRange(min = 1, max = 50) int failures, @ForAll("chances") double chance) {
        Pace pace = new Pace(() -> chance);
        long expected = Duration.ofMillis(100).toNanos();
        for (int i = 0; i < failures; i++) {
            pace.failed(now, Duration.ZERO);
            assertThat(pace.untilNext(now)).isBetween(expected / 2, expected);
            now += pace.untilNext(now);
            assertThat(pace.untilNext(now)).isZero();
            expected = Math.min(expected * 2, Duration.ofMinutes(1).toNanos());
        }
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Double> chances() {
        return net.jqwik.api.Arbitraries.doubles().between(0, 1);
    }

    @Example
    void jitterMakesWaitsDiffer() {
        pace.failed(now, Duration.ZERO);
        long first = pace.untilNext(now);
        Pace other = new Pace(() -> 0.7);
        other.failed(now, Duration.ZERO);
        assertThat(other.untilNext(now)).isNotEqualTo(first);
    }

    @Example
    void failuresOfOneVolleyCountOnce() {
        pace.failed(now, Duration.ZERO);
        long wait = pace.untilNext(now);
        for (int i = 0; i < 7; i++) {
            pace.failed(now, Duration.ZERO);
        }
        assertThat(pace.untilNext(now)).isEqualTo(wait);
    }

    @Example
    void successOpensTheWindowStepByStepAndFailureClosesIt() {
        pace.failed(now, Duration.ZERO);
        assertThat(pace.window()).isEqualTo(1);
        pace.succeeded();
        assertThat(pace.window()).isEqualTo(2);
        for (int i = 0; i < 10; i++) {
            pace.succeeded();
        }
        assertThat(pace.window()).isEqualTo(Pace.MOST_UNDER_WAY);
        pace.failed(now, Duration.ZERO);
        assertThat(pace.window()).isEqualTo(1);
    }

    @Example
    void aServerInTroubleMayAskForLongerWaitsWithinReason() {
        pace.failed(now, Duration.ofSeconds(30));
        assertThat(pace.untilNext(now)).isEqualTo(Duration.ofSeconds(30).toNanos());
        now += pace.untilNext(now);
        pace.failed(now, Duration.ofDays(3));
        assertThat(pace.untilNext(now)).isEqualTo(Duration.ofMinutes(10).toNanos());
    }

    @Example
    void theLaterEndOfTwoLimitsCounts() {
        pace.limit(now, Duration.ofSeconds(30));
        pace.limit(now, Duration.ofSeconds(10));
        assertThat(pace.limitLeft(now)).isEqualTo(Duration.ofSeconds(30).toNanos());
        pace.limit(now, Duration.ofSeconds(40));
        assertThat(pace.limitLeft(now)).isEqualTo(Duration.ofSeconds(40).toNanos());
    }

    @Example
    void hurryingIgnoresBackoffButNoLimit() {
        pace.failed(now, Duration.ZERO);
        pace.hurry();
        assertThat(pace.untilNext(now)).isNotPositive();
        pace.limit(now, Duration.ofSeconds(30));
        pace.hurry();
        assertThat(pace.untilNext(now)).isPositive();
    }

    @Example
    void oneNudgeInEachWaitIsGranted() {
        pace.failed(now, Duration.ZERO);
        long resumeAt = now + pace.untilNext(now);
        pace.nudge();
        assertThat(pace.untilNext(now)).isNotPositive();
        pace.failed(now, Duration.ZERO);
        pace.nudge();
        assertThat(pace.untilNext(now)).isEqualTo(resumeAt - now);
        now = resumeAt;
        pace.failed(now, Duration.ZERO);
        assertThat(pace.untilNext(now)).isPositive();
        pace.nudge();
        assertThat(pace.untilNext(now)).isNotPositive();
    }

    @Property
    void nobodyCutsTheWaitThatTheServerAskedFor(
            @ForAll @IntRange(max = 600) int seconds, @ForAll boolean again) {
        Pace pace = new Pace(() -> 0);
        pace.failed(now, again ? Duration.ZERO : Duration.ofSeconds(seconds));
        pace.failed(now, again ? Duration.ofSeconds(seconds) : Duration.ZERO);
        pace.nudge();
        pace.hurry();
        assertThat(pace.untilNext(now)).isEqualTo(Duration.ofSeconds(seconds).toNanos());
    }

    @Property
    void anyTimeIsALimit(@ForAll @net.jqwik.api.constraints.LongRange(min = 1) long seconds) {
        Pace pace = new Pace(() -> 0);
        pace.limit(now - Duration.ofDays(30).toNanos(), Duration.ofSeconds(1));
        pace.limit(now, Duration.ofSeconds(seconds));
        assertThat(pace.limitLeft(now))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(Math.min(seconds, 1 << 30)).toNanos());
    }
}
