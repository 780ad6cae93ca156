/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.spi.RequestContext;

class ReportingRequestWrapperTest {

    private final Recording recording = new Recording();
    private final FakeExchange exchange = new FakeExchange();
    private RequestContext context;
    private ServletExchange served;
    private ReportingResponseWrapper response;
    private ReportingRequestWrapper request;

    @BeforeEach
    void begin() {
        served =
                ServletExchange.begin(
                        recording.reporter(), exchange.request, exchange.response, null);
        context = served.context();
        response = new ReportingResponseWrapper(exchange.response, served);
        request = wrapped(exchange.request);
    }

    @AfterEach
    void end() {
        context.detach();
        recording.client().close();
    }

    @Test
    void givesOneObjectForEachAsynchronousPhase() {
        AsyncContext first = request.startAsync();
        assertThat(request.getAsyncContext()).isSameAs(first).isSameAs(request.getAsyncContext());

        AsyncContext second = request.startAsync(request, exchange.response);
        assertThat(second).isNotSameAs(first).isSameAs(request.getAsyncContext());
    }

    @Test
    void givesTheRequestAndTheResponseThatTheApplicationKnows() {
        AsyncContext phase = request.startAsync();

        assertThat(phase.getRequest()).isSameAs(request);
        assertThat(phase.getResponse()).isSameAs(response);
    }

    @Test
    void givesListenersTheObjectOfTheApplication() throws Exception {
        AsyncContext known = request.startAsync();
        Listener listener = new Listener();
        known.addListener(listener);
        IllegalStateException failure = new IllegalStateException();

        AsyncListener told = exchange.listeners.get(0).listener();
        told.onTimeout(exchange.event(null));
        told.onError(exchange.event(failure));
        told.onComplete(exchange.event(null));

        assertThat(listener.events)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.getAsyncContext()).isSameAs(known));
        assertThat(listener.events.get(1).getThrowable()).isSameAs(failure);
        assertThat(listener.events.get(1).getSuppliedResponse()).isSameAs(exchange.response);
    }

    @Test
    void tellsListenersOfTheNextPhaseAndTheObjectThatTheApplicationGetsForIt() throws Exception {
        Listener listener = new Listener();
        AsyncContext first = request.startAsync();
        first.addListener(listener);

        AsyncContext second = request.startAsync();

        assertThat(listener.events.get(0).getAsyncContext()).isNotSameAs(first).isSameAs(second);
    }

    @Test
    void keepsTheObjectOfAPhaseAcrossTheWrappersOfItsDispatches() {
        AsyncContext known = request.startAsync();

        assertThat(wrapped(new HttpServletRequestWrapper(request)).getAsyncContext())
                .isSameAs(known);
        assertThat(wrapped(exchange.request).getAsyncContext()).isSameAs(known);
        AsyncContext second = wrapped(request).startAsync();
        assertThat(second).isNotSameAs(known).isSameAs(request.getAsyncContext());
    }

    private ReportingRequestWrapper wrapped(HttpServletRequest passed) {
        return new ReportingRequestWrapper(passed, served, response);
    }

    @Test
    void handsTheResponseOnToAListenerThatIsGivenOne() {
        request.startAsync().addListener(new Listener(), request, exchange.response);

        assertThat(exchange.listeners.get(0).response()).isSameAs(exchange.response);
    }

    @Test
    void doesStartedWorkInTheContextOfTheRequest() throws Exception {
        AtomicReference<RequestContext> inside = new AtomicReference<>();
        AtomicReference<RequestContext> afterwards = new AtomicReference<>();
        request.startAsync().start(() -> inside.set(recording.reporter().request()));

        elsewhere(
                () -> {
                    exchange.handedOver.get(0).run();
                    afterwards.set(recording.reporter().request());
                });

        assertThat(inside).hasValue(context);
        assertThat(afterwards).hasNullValue();
    }

    @Test
    void reportsWhatStartedWorkThrowsWithTheRequestAndThrowsItOn() throws Exception {
        IllegalStateException failure = new IllegalStateException("in the background");
        AtomicReference<Throwable> escaped = new AtomicReference<>();
        request.startAsync()
                .start(
                        () -> {
                            throw failure;
                        });

        elsewhere(
                () -> {
                    try {
                        exchange.handedOver.get(0).run();
                    } catch (IllegalStateException thrown) {
                        escaped.set(thrown);
                    }
                });

        assertThat(escaped).hasValue(failure);
        assertThat(recording.events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.request().url())
                                    .isEqualTo("https://shop.example/orders/7");
                            assertThat(event.transaction()).isEqualTo("POST /orders/*");
                            assertThat(event.exceptions().get(0).value())
                                    .isEqualTo("in the background");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"onTimeout", "onError", "onComplete", "onStartAsync"})
    void reportsWhatAListenerThrowsWithTheRequestAndThrowsItOn(String method) throws Exception {
        IllegalStateException failure = new IllegalStateException(method);
        request.startAsync().addListener(new Failing(failure));
        AsyncListener told = exchange.listeners.get(0).listener();
        context.detach();

        assertThatThrownBy(
                        () -> {
                            switch (method) {
                                case "onTimeout" -> told.onTimeout(exchange.event(null));
                                case "onError" -> told.onError(exchange.event(null));
                                case "onComplete" -> told.onComplete(exchange.event(null));
                                default -> told.onStartAsync(exchange.event(null));
                            }
                        })
                .isSameAs(failure);

        assertIsReportedWithTheRequest(method);
    }

    @Test
    void namesTheEventOfAnErrorBeforeAListenerCommitsTheResponse() throws Exception {
        AtomicReference<String> shown = new AtomicReference<>();
        request.startAsync()
                .addListener(
                        new Listener() {
                            @Override
                            public void onError(AsyncEvent event) {
                                shown.set(exchange.answerHeaders.get("X-Sentry-ID"));
                            }
                        });
        AsyncListener told = exchange.listeners.get(0).listener();

        told.onError(exchange.event(new IllegalStateException("reported")));

        assertThat(shown).hasValue(recording.events().get(0).id().toString());
    }

    @Test
    void namesTheEventOfFailedWorkBeforeAListenerRespondsToTheTimeOut() throws Exception {
        AtomicReference<String> shown = new AtomicReference<>();
        AsyncContext phase = request.startAsync();
        phase.addListener(
                new Listener() {
                    @Override
                    public void onTimeout(AsyncEvent event) {
                        shown.set(exchange.answerHeaders.get("X-Sentry-ID"));
                    }
                });
        phase.start(
                () -> {
                    throw new IllegalStateException("reported");
                });
        assertThatThrownBy(exchange.handedOver.get(0)::run).hasMessage("reported");

        exchange.listeners.get(0).listener().onTimeout(exchange.event(null));

        assertThat(shown).hasValue(recording.events().get(0).id().toString());
    }

    @Test
    void toleratesAResponseThatTheContainerHasTakenBack() {
        IllegalStateException failure = new IllegalStateException("too late");
        request.startAsync().addListener(new Failing(failure));
        exchange.responseEnded = true;

        assertThatThrownBy(
                        () -> exchange.listeners.get(0).listener().onComplete(exchange.event(null)))
                .isSameAs(failure);

        assertThat(recording.events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onDataAvailable", "onAllDataRead", "onError"})
    void reportsWhatAReadListenerThrowsWithTheRequestAndThrowsItOn(String method) throws Exception {
        IllegalStateException failure = new IllegalStateException(method);
        request.startAsync();
        request.getInputStream().setReadListener(new Failing(failure));
        ReadListener told = exchange.readListeners.get(0);
        context.detach();

        assertThatThrownBy(
                        () -> {
                            switch (method) {
                                case "onDataAvailable" -> told.onDataAvailable();
                                case "onAllDataRead" -> told.onAllDataRead();
                                default -> told.onError(failure);
                            }
                        })
                .isSameAs(failure);

        assertIsReportedWithTheRequest(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onWritePossible", "onError"})
    void reportsWhatAWriteListenerThrowsWithTheRequestAndThrowsItOn(String method)
            throws Exception {
        IllegalStateException failure = new IllegalStateException(method);
        request.startAsync();
        response.getOutputStream().setWriteListener(new Failing(failure));
        WriteListener told = exchange.writeListeners.get(0);
        context.detach();

        assertThatThrownBy(
                        () -> {
                            if (method.equals("onError")) {
                                told.onError(failure);
                            } else {
                                told.onWritePossible();
                            }
                        })
                .isSameAs(failure);

        assertIsReportedWithTheRequest(method);
    }

    @Test
    void reportsAnErrorThatAListenerOnlyIsToldOf() throws Exception {
        request.getInputStream().setReadListener(new Failing(null));

        exchange.readListeners.get(0).onError(new IllegalStateException("told"));

        assertIsReportedWithTheRequest("told");
    }

    @Test
    void passesTheOutputOnUnchanged() throws Exception {
        response.getOutputStream().print("one ");
        response.getOutputStream().write("two ".getBytes(StandardCharsets.UTF_8));
        response.getOutputStream().write('3');

        assertThat(exchange.written.toString(StandardCharsets.UTF_8)).isEqualTo("one two 3");
        assertThat(response.getOutputStream()).isSameAs(response.getOutputStream());
    }

    private void assertIsReportedWithTheRequest(String message) {
        assertThat(recording.events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.exceptions().get(0).value()).isEqualTo(message);
                            assertThat(event.exceptions().get(0).mechanism().handled()).isFalse();
                            assertThat(event.request().url())
                                    .isEqualTo("https://shop.example/orders/7");
                            assertThat(event.transaction()).isEqualTo("POST /orders/*");
                            assertThat(exchange.answerHeaders)
                                    .containsEntry("X-Sentry-ID", event.id().toString());
                        });
    }

    private static void elsewhere(Runnable work) throws InterruptedException {
        Thread thread = new Thread(work);
        thread.start();
        thread.join();
    }

    private static class Listener implements AsyncListener {

        final List<AsyncEvent> events = new ArrayList<>();

        @Override
        public void onComplete(AsyncEvent event) {
            events.add(event);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            events.add(event);
        }

        @Override
        public void onError(AsyncEvent event) {
            events.add(event);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            events.add(event);
        }
    }

    /** Fails in every method, if it has a failure. */
    private static final class Failing implements AsyncListener, ReadListener, WriteListener {

        private final RuntimeException failure;

        Failing(RuntimeException failure) {
            this.failure = failure;
        }

        private void fail() {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            fail();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            fail();
        }

        @Override
        public void onError(AsyncEvent event) {
            fail();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            fail();
        }

        @Override
        public void onDataAvailable() {
            fail();
        }

        @Override
        public void onAllDataRead() {
            fail();
        }

        @Override
        public void onWritePossible() {
            fail();
        }

        @Override
        public void onError(Throwable thrown) {
            fail();
        }
    }
}
