/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JSON-B takes its time for the first object of a class, and no value is lost by that. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class IntroductionTest {

    /** Half a second for each question. */
    private final ForeignCode foreign = new ForeignCode(1_000, 1_000);

    private final ValueConverter converter = new ValueConverter(100, 10, foreign);

    @AfterEach
    void close() {
        foreign.close();
    }

    public static class Slow {
        @JsonbProperty("name")
        public String getName() throws InterruptedException {
            Thread.sleep(300);
            return "Ada";
        }
    }

    static final class SlowText {
        @Override
        public String toString() {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "a text";
        }
    }

    @Test
    void itsTimeIsNotCounted() {
        // JSON-B is done before half a second is over, and everything together is not.
        assertThat(converter.convert(List.of(new Slow(), new SlowText())))
                .isEqualTo(List.of(Map.of("name", "Ada"), "a text"));
    }

    private static final CountDownLatch AWAKE = new CountDownLatch(1);
    private static final AtomicInteger ASKED = new AtomicInteger();

    public static class Sleeping {
        @JsonbProperty("name")
        public String getName() {
            ASKED.incrementAndGet();
            boolean interrupted = false;
            while (AWAKE.getCount() > 0) {
                try {
                    AWAKE.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return "Ada";
        }
    }

    @Test
    void whomItIsTooSlowForIsShownByItsNameUntilItIsDone() {
        String name = "<" + Sleeping.class.getName() + ">";
        assertThat(converter.convert(List.of(new Sleeping(), 1))).isEqualTo(List.of(name, 1));
        assertThat(converter.convert(List.of(new Sleeping(), 2))).isEqualTo(List.of(name, 2));
        assertThat(ASKED).hasValue(1);

        AWAKE.countDown();
        await().untilAsserted(
                        () ->
                                assertThat(converter.convert(List.of(new Sleeping(), 3)))
                                        .asString()
                                        .isEqualTo("[{name=Ada}, 3]"));
    }
}
