/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JSON-B takes its time for the first object of a class; no value is lost by that. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class IntroductionTest {

    private final ForeignCode foreign = new ForeignCode(2_000, 2_000);
    private final ValueConverter converter = new ValueConverter(200, 10, foreign);

    /** How often objects were asked for the name. */
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        foreign.close();
    }

    /** Gives its name when it pleases. */
    public interface Named {
        String name() throws InterruptedException;
    }

    public static class Customer {
        private final Named named;

        Customer(Named named) {
            this.named = named;
        }

        @JsonbProperty("name")
        public String getName() throws InterruptedException {
            return named.name();
        }

        @Override
        public String toString() {
            return "a text";
        }
    }

    private static final String NAME = "<" + Customer.class.getName() + ">";

    private Customer answering(Named named) {
        return new Customer(
                () -> {
                    asked.incrementAndGet();
                    return named.name();
                });
    }

    private Object convert(Customer customer) {
        return converter.convert(customer);
    }

    /** Never done in time, and done at last. */
    private static final class Late extends CompletableFuture<Conversion> {
        private final Conversion answer;
        private boolean waited;

        Late(Conversion answer) {
            this.answer = answer;
        }

        @Override
        public Conversion get(long time, TimeUnit unit) throws TimeoutException {
            if (waited) {
                return answer;
            }
            waited = true;
            throw new TimeoutException();
        }
    }

    private Conversion conversion(Object value) {
        return new Conversion(
                value, Conversion.VALUE, converter, 10_000, foreign, Conversion.COURAGE);
    }

    @Test
    void thereIsMoreTimeOnceWhicheverPartOfItTakesLong() throws Exception {
        Conversion first = conversion(List.of(answering(() -> "Ada"), 1));
        // JSON-B is done with its part before the time is over.
        first.call();
        assertThat(foreign.callersPatience().get(new Late(first), first)).isSameAs(first);

        Conversion second = conversion(List.of(answering(() -> "Ada"), 1));
        second.call();
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> foreign.callersPatience().get(new Late(second), second));
    }

    @Test
    void thereIsMoreTimeOnceForAClassThatJsonBFailsFor() throws Exception {
        for (boolean more : new boolean[] {true, false}) {
            Conversion conversion =
                    conversion(
                            answering(
                                    () -> {
                                        throw new IllegalStateException();
                                    }));
            assertThat(conversion.call().result()).isEqualTo("a text");
            assertThat(conversion.hasIntroduced()).isEqualTo(more);
        }
    }

    @Test
    void whoIsReadyTooLateIsShownByNameAndCompleteFromThenOn() {
        CountDownLatch ready = new CountDownLatch(1);
        Customer late =
                answering(
                        () -> {
                            awaitWhateverInterrupts(ready);
                            return "Ada";
                        });
        assertThat(convert(late)).isEqualTo(NAME);
        assertThat(convert(late)).isEqualTo(NAME);
        assertThat(asked).hasValue(1);

        ready.countDown();
        await().untilAsserted(() -> assertThat(convert(late)).isEqualTo(Map.of("name", "Ada")));
    }

    @Test
    void whoFailsTooLateIsNotAskedAgain() {
        CountDownLatch never = new CountDownLatch(1);
        Customer hanging =
                answering(
                        () -> {
                            never.await();
                            return "never";
                        });
        for (int i = 0; i < 5; i++) {
            assertThat(convert(hanging)).isEqualTo(NAME);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoHangsIsNotAskedAgainThoughOthersOfItsClassFailAtOnce() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch hangs = new CountDownLatch(1);
        Customer hanging =
                answering(
                        () -> {
                            hangs.countDown();
                            awaitWhateverInterrupts(end);
                            return "Ada";
                        });
        Customer failing =
                new Customer(
                        () -> {
                            throw new IllegalStateException();
                        });
        Thread first = new Thread(() -> convert(hanging));
        first.start();
        hangs.await();
        convert(failing);
        first.join();

        assertThat(convert(hanging)).isEqualTo(NAME);
        assertThat(convert(hanging)).isEqualTo(NAME);
        assertThat(asked).hasValue(1);
        end.countDown();
    }

    private static void awaitWhateverInterrupts(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
