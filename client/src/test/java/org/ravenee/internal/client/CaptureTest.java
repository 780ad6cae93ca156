/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.shop.Shop;
import com.acme.shop.Shop.LateOrderException;
import com.acme.shop.Shop.OrderException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ravenee.Capture;
import org.ravenee.Client;
import org.ravenee.DeliveryException;
import org.ravenee.Envelope;
import org.ravenee.Transport;
import org.ravenee.testkit.RecordingTransport;

class CaptureTest {

    private final RecordingTransport server = new RecordingTransport();
    private final Client client = server.client();
    private final Capture capture = client.captureExceptions();

    @Test
    void reportsAndRethrowsTheSameException() {
        IOException failure = new IOException("disk");

        assertThatThrownBy(
                        () ->
                                capture.run(
                                        () -> {
                                            throw failure;
                                        }))
                .isSameAs(failure);
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void keepsResults() throws Exception {
        Callable<String> callable = capture.wrap((Callable<String>) () -> "called");
        Supplier<String> supplier = capture.wrap((Supplier<String>) () -> "supplied");
        StringBuilder ran = new StringBuilder();
        capture.wrap((Runnable) () -> ran.append("ran")).run();

        assertThat(capture.call(() -> "result")).isEqualTo("result");
        assertThat(callable.call()).isEqualTo("called");
        assertThat(supplier.get()).isEqualTo("supplied");
        assertThat(ran).hasToString("ran");
        assertThat(server.events()).isEmpty();
    }

    @Test
    void reportsWhatWrappedWorkThrows() {
        for (OrderException failure :
                new OrderException[] {Shop.failure(), Shop.failure(), Shop.failure()}) {
            Runnable fails =
                    () -> {
                        throw failure;
                    };
            assertThatThrownBy(capture.wrap(fails)::run).isSameAs(failure);
            assertThatThrownBy(
                            capture.wrap(
                                            (Callable<String>)
                                                    () -> {
                                                        throw failure;
                                                    })
                                    ::call)
                    .isSameAs(failure);
            assertThatThrownBy(
                            capture.wrap(
                                            (Supplier<String>)
                                                    () -> {
                                                        throw failure;
                                                    })
                                    ::get)
                    .isSameAs(failure);
        }
        assertThat(server.events()).hasSize(3);
    }

    @Test
    void reportsAFailureOnceHoweverOftenItIsWatched() {
        OrderException failure = Shop.failure();

        assertThatThrownBy(
                        () ->
                                capture.run(
                                        () ->
                                                capture.run(
                                                        () -> {
                                                            throw failure;
                                                        })))
                .isSameAs(failure);
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void leavesErrorsAloneUnlessAskedForThem() {
        Error error = new AssertionError("error");
        Runnable fails =
                () -> {
                    throw error;
                };

        assertThatThrownBy(capture.wrap(fails)::run).isSameAs(error);
        assertThat(server.events()).isEmpty();
        assertThatThrownBy(capture.of(Throwable.class).wrap(fails)::run).isSameAs(error);
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void reportsTheTypesThatWereNamedAndNotTheExcepted() {
        Capture orders = capture.of(OrderException.class).except(LateOrderException.class);
        for (RuntimeException failure :
                new RuntimeException[] {
                    new IllegalStateException("other"),
                    new LateOrderException("excepted"),
                    new OrderException("named")
                }) {
            assertThatThrownBy(
                            orders.wrap(
                                            (Runnable)
                                                    () -> {
                                                        throw failure;
                                                    })
                                    ::run)
                    .isSameAs(failure);
        }

        assertThat(server.event().toString()).contains("named");
    }

    @Test
    void takesNoTypesForEveryException() {
        assertThatThrownBy(
                        () ->
                                capture.of()
                                        .run(
                                                () -> {
                                                    throw new IOException("x");
                                                }))
                .isInstanceOf(IOException.class);
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void addsToTheReport() {
        assertThatThrownBy(
                        () ->
                                capture.with(event -> event.tag("a", "b"))
                                        .run(
                                                () -> {
                                                    throw new IOException("x");
                                                }))
                .isInstanceOf(IOException.class);
        assertThat(server.event().getJsonObject("tags").getString("a")).isEqualTo("b");
    }

    @Test
    void isRefinedWithoutBeingChanged() {
        Capture refined = capture.of(IOException.class).with(event -> event.tag("a", "b"));

        assertThatThrownBy(
                        () ->
                                capture.run(
                                        () -> {
                                            throw new IllegalStateException();
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(refined).isNotSameAs(capture);
        assertThat(server.event()).doesNotContainKey("tags");
    }

    @Test
    void rethrowsTheSameExceptionWhateverReportingItRaises() {
        Client raising =
                Client.create(
                        server.options()
                                .transport(new FailingTransport())
                                .raiseSendErrors(true)
                                .build());
        IOException failure = new IOException("disk");

        assertThatThrownBy(
                        () ->
                                raising.captureExceptions()
                                        .call(
                                                () -> {
                                                    throw failure;
                                                }))
                .isSameAs(failure);
        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(DeliveryException.class);
    }

    private static final class FailingTransport implements Transport {
        @Override
        public Result send(Envelope envelope) {
            return Result.unavailable("no network");
        }

        @Override
        public void close() {}
    }

    @Test
    @SuppressWarnings({"unchecked", "NullArgumentToVariableArgMethod"})
    void takesNullsForNothingSaid() {
        Capture lenient =
                capture.of((Class<? extends Throwable>[]) null)
                        .except((Class<? extends Throwable>[]) null)
                        .except((Class<? extends Throwable>) null)
                        .with(null);

        assertThatThrownBy(
                        () ->
                                lenient.run(
                                        () -> {
                                            throw new IOException("x");
                                        }))
                .isInstanceOf(IOException.class);
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void refusesWorkThatIsNullAtOnceAndReportsNothing() {
        assertThatThrownBy(() -> capture.run(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> capture.call(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> capture.wrap((Runnable) null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> capture.wrap((Callable<String>) null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> capture.wrap((Supplier<String>) null))
                .isInstanceOf(NullPointerException.class);
        assertThat(server.events()).isEmpty();
    }

    @Test
    void refinementsAddUp() {
        Capture refined =
                capture.except(OrderException.class)
                        .except(IllegalStateException.class)
                        .with(event -> event.tag("a", "1").tag("b", "1"))
                        .with(event -> event.tag("b", "2"));
        for (RuntimeException failure :
                new RuntimeException[] {
                    new OrderException("x"),
                    new IllegalStateException("x"),
                    new IllegalArgumentException("x")
                }) {
            Runnable fails =
                    () -> {
                        throw failure;
                    };
            assertThatThrownBy(refined.wrap(fails)::run).isSameAs(failure);
        }

        assertThat(server.event().getJsonObject("tags").toString())
                .isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    }
}
