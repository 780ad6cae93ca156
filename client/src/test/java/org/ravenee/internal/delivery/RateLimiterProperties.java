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
import net.jqwik.api.constraints.LongRange;

/** Until when the server wants no events, by a clock that the test sets. */
class RateLimiterProperties {

    private final long now = Long.MAX_VALUE - 1000; // soon after, the monotonic clock overflows
    private final RateLimiter limiter = new RateLimiter();

    @Example
    void thereIsNoLimitAtFirst() {
        assertThat(limiter.isLimited(now)).isFalse();
        assertThat(limiter.left(now)).isZero();
    }

    @Example
    void ofTwoLimitsTheOneThatEndsLaterCounts() {
        limiter.limit(now, Duration.ofSeconds(30));
        limiter.limit(now, Duration.ofSeconds(10));
        assertThat(limiter.left(now)).isEqualTo(Duration.ofSeconds(30).toNanos());
        limiter.limit(now, Duration.ofSeconds(40));
        assertThat(limiter.left(now)).isEqualTo(Duration.ofSeconds(40).toNanos());
    }

    @Example
    void aLimitEnds() {
        limiter.limit(now, Duration.ofSeconds(30));
        assertThat(limiter.isLimited(now + Duration.ofSeconds(29).toNanos())).isTrue();
        assertThat(limiter.isLimited(now + Duration.ofSeconds(30).toNanos())).isFalse();
    }

    @Example
    void eventsWaitForAMinuteAndNotLonger() {
        limiter.limit(now, Duration.ofSeconds(60));
        assertThat(limiter.isTooLong(now)).isFalse();
        limiter.limit(now, Duration.ofSeconds(61));
        assertThat(limiter.isTooLong(now)).isTrue();
    }

    @Property
    void anyTimeIsALimit(@ForAll @LongRange(min = 1) long seconds) {
        RateLimiter limiter = new RateLimiter();
        limiter.limit(now - Duration.ofDays(30).toNanos(), Duration.ofSeconds(1));
        limiter.limit(now, Duration.ofSeconds(seconds));
        assertThat(limiter.left(now))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(Math.min(seconds, 1 << 30)).toNanos());
    }
}
