/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ravenee.spi.RequestContext;

class ReportingRequestWrapperTest {

    private final Recording recording = new Recording();
    private final FakeExchange exchange = new FakeExchange();
    private RequestContext context;
    private ReportingRequestWrapper request;

    @BeforeEach
    void begin() {
        context =
                recording
                        .reporter()
                        .begin(
                                new ServletRequestSource(
                                        exchange.request, null, false, proxy -> false));
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
    void tellsListenersOfTheObjectThatTheApplicationKnows() throws Exception {
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
        return new ReportingRequestWrapper(passed, recording.reporter(), context, null);
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

    private static void elsewhere(Runnable work) throws InterruptedException {
        Thread thread = new Thread(work);
        thread.start();
        thread.join();
    }

    private static final class Listener implements AsyncListener {

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
}
