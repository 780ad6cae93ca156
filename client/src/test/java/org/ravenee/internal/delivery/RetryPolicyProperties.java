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
class RetryPolicyProperties {

    private long now = Long.MAX_VALUE - 1000; // soon after, the monotonic clock overflows
    private final RetryPolicy policy = new RetryPolicy(() -> 0);

    @Property
    void waitsGrowToAMinuteAndAreNeverShorterThanHalf(
            @ForAll @IntRange(min = 1, max = 50) int failures, @ForAll("chances") double chance) {
        RetryPolicy policy = new RetryPolicy(() -> chance);
        long expected = Duration.ofMillis(100).toNanos();
        for (int i = 0; i < failures; i++) {
            policy.failed(now, Duration.ZERO);
            assertThat(policy.delay(now)).isBetween(expected / 2, expected);
            now += policy.delay(now);
            assertThat(policy.delay(now)).isZero();
            expected = Math.min(expected * 2, Duration.ofMinutes(1).toNanos());
        }
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Double> chances() {
        return net.jqwik.api.Arbitraries.doubles().between(0, 1);
    }

    @Example
    void jitterMakesWaitsDiffer() {
        policy.failed(now, Duration.ZERO);
        long first = policy.delay(now);
        RetryPolicy other = new RetryPolicy(() -> 0.7);
        other.failed(now, Duration.ZERO);
        assertThat(other.delay(now)).isNotEqualTo(first);
    }

    @Example
    void failuresOfOneVolleyCountOnce() {
        policy.failed(now, Duration.ZERO);
        long wait = policy.delay(now);
        for (int i = 0; i < 7; i++) {
            policy.failed(now, Duration.ZERO);
        }
        assertThat(policy.delay(now)).isEqualTo(wait);
    }

    @Example
    void successOpensTheWindowStepByStepAndFailureClosesIt() {
        policy.failed(now, Duration.ZERO);
        assertThat(policy.concurrency()).isEqualTo(1);
        policy.succeeded();
        assertThat(policy.concurrency()).isEqualTo(2);
        for (int i = 0; i < 10; i++) {
            policy.succeeded();
        }
        assertThat(policy.concurrency()).isEqualTo(RetryPolicy.MOST_SENDING);
        policy.failed(now, Duration.ZERO);
        assertThat(policy.concurrency()).isEqualTo(1);
    }

    @Example
    void aServerInTroubleMayAskForLongerWaitsWithinReason() {
        policy.failed(now, Duration.ofSeconds(30));
        assertThat(policy.delay(now)).isEqualTo(Duration.ofSeconds(30).toNanos());
        now += policy.delay(now);
        policy.failed(now, Duration.ofDays(3));
        assertThat(policy.delay(now)).isEqualTo(Duration.ofMinutes(10).toNanos());
    }

    @Example
    void oneAttemptInEachWaitIsMadeForCallersOfFlush() {
        policy.failed(now, Duration.ZERO);
        long resumeAt = now + policy.delay(now);
        policy.retryNow();
        assertThat(policy.delay(now)).isNotPositive();
        policy.failed(now, Duration.ZERO);
        policy.retryNow();
        assertThat(policy.delay(now)).isEqualTo(resumeAt - now);
        now = resumeAt;
        policy.failed(now, Duration.ZERO);
        assertThat(policy.delay(now)).isPositive();
        policy.retryNow();
        assertThat(policy.delay(now)).isNotPositive();
    }

    @Property
    void theWaitThatTheServerAskedForIsNeverCut(
            @ForAll @IntRange(max = 600) int seconds, @ForAll boolean again) {
        RetryPolicy policy = new RetryPolicy(() -> 0);
        policy.failed(now, again ? Duration.ZERO : Duration.ofSeconds(seconds));
        policy.failed(now, again ? Duration.ofSeconds(seconds) : Duration.ZERO);
        policy.retryNow();
        assertThat(policy.delay(now)).isEqualTo(Duration.ofSeconds(seconds).toNanos());
    }

    @Example
    void afterASuccessSomeEventsMayFailBeforeTheOthersWait() {
        policy.succeeded();
        for (int i = 0; i < 4; i++) {
            policy.failedForOne(now, Duration.ZERO);
            assertThat(policy.isOutage()).isFalse();
        }
        policy.failedForOne(now, Duration.ZERO);
        assertThat(policy.isOutage()).isTrue();
        assertThat(policy.delay(now)).isPositive();
    }

    @Example
    void withoutASuccessTheFirstFailureIsAnOutage() {
        policy.failedForOne(now, Duration.ZERO);
        assertThat(policy.isOutage()).isTrue();
    }

    @Example
    void aWaitThatTheServerAsksForConcernsAllEvents() {
        policy.succeeded();
        policy.failedForOne(now, Duration.ofSeconds(5));
        assertThat(policy.delay(now)).isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Example
    void oneNewcomerIsTriedInEachWait() {
        assertThat(policy.mayTryNewcomer(now)).isFalse();
        policy.failed(now, Duration.ZERO);
        assertThat(policy.mayTryNewcomer(now)).isTrue();
        policy.newcomerTried();
        assertThat(policy.mayTryNewcomer(now)).isFalse();
        now += policy.delay(now);
        policy.failed(now, Duration.ofSeconds(30));
        assertThat(policy.mayTryNewcomer(now)).as("the server asked for a wait").isFalse();
        now += Duration.ofSeconds(30).toNanos();
        assertThat(policy.mayTryNewcomer(now)).isTrue();
    }
}
