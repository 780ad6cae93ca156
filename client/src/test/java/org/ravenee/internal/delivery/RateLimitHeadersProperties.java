/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The client reads any headers of a server, and has a safe default for invalid ones. */
class RateLimitHeadersProperties {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @Property
    void anyHeaderGivesATimeThatCanBeWaitedFor(@ForAll String header) {
        assertThat(RateLimitHeaders.forEvents(List.of(header))).isBetween(Duration.ZERO, years(10));
        assertThat(RateLimitHeaders.retryAfter(header, NOW)).isBetween(Duration.ZERO, years(10));
    }

    @Property
    void almostHeadersGiveATimeToo(@ForAll("almostLimits") String header) {
        assertThat(RateLimitHeaders.forEvents(List.of(header))).isBetween(Duration.ZERO, years(10));
    }

    @Provide
    Arbitrary<String> almostLimits() {
        return Arbitraries.strings().withChars("0123456789.-+e:;, errorNaN\t").ofMaxLength(60);
    }

    @Property
    void secondsAreRead(@ForAll @IntRange(max = 1_000_000) int seconds) {
        assertThat(RateLimitHeaders.retryAfter(" " + seconds + " ", NOW)).hasSeconds(seconds);
        assertThat(forEvents(seconds + ":error:key")).hasSeconds(seconds);
        assertThat(forEvents(seconds + ".0::organization:quota")).hasSeconds(seconds);
    }

    @Property
    void datesAreRead(@ForAll @IntRange(min = -1_000_000, max = 1_000_000) int seconds) {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        NOW.plusSeconds(seconds).atOffset(ZoneOffset.UTC));
        assertThat(RateLimitHeaders.retryAfter(date, NOW)).hasSeconds(Math.max(0, seconds));
    }

    @Property
    void theLongestLimitForEventsCounts(
            @ForAll List<@IntRange(max = 100_000) Integer> errors,
            @ForAll List<@IntRange(max = 100_000) Integer> others) {
        List<String> limits = new java.util.ArrayList<>();
        errors.forEach(seconds -> limits.add(seconds + ":default;error:project"));
        others.forEach(seconds -> limits.add(seconds + ":transaction;span:project:why:ns"));
        int longest = errors.stream().mapToInt(Integer::intValue).max().orElse(0);
        assertThat(forEvents(String.join(", ", limits))).hasSeconds(longest);
        assertThat(RateLimitHeaders.forEvents(limits)).hasSeconds(longest);
    }

    @Example
    void anExampleOfTheProtocolIsUnderstood() {
        assertThat(
                        forEvents(
                                "60:default;error;security;attachment:organization:error_usage_exceeded,"
                                        + " 2700:transaction:key"))
                .hasSeconds(60);
    }

    @Example
    void noCategoryMeansAll() {
        assertThat(forEvents("7::organization")).hasSeconds(7);
        assertThat(forEvents("7: :organization")).hasSeconds(7);
    }

    @Example
    void unknownCategoriesDoNotMeanAll() {
        assertThat(forEvents("7:banana:organization")).isZero();
        assertThat(forEvents("7:banana;Error :organization")).hasSeconds(7);
    }

    @Example
    void aValueThatIsNoNumberMeansAMinute() {
        assertThat(forEvents("banana:error:organization")).hasSeconds(60);
        assertThat(forEvents("NaN:error:organization")).hasSeconds(60);
        assertThat(RateLimitHeaders.retryAfter("soon", NOW)).hasSeconds(60);
        assertThat(RateLimitHeaders.retryAfter("", NOW)).hasSeconds(60);
    }

    @Example
    void nothingSaidIsNothingRead() {
        assertThat(RateLimitHeaders.retryAfter(null, NOW)).isNull();
        assertThat(RateLimitHeaders.forEvents(List.of())).isZero();
    }

    private static Duration forEvents(String... headers) {
        return RateLimitHeaders.forEvents(Arrays.asList(headers));
    }

    private static Duration years(int years) {
        return Duration.ofDays(365L * years);
    }
}
