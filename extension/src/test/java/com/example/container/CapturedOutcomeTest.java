/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.Scope;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.internal.RavenExtension;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.RequestContext;

/** The event of a captured failure tells whether the failure ended its request. */
class CapturedOutcomeTest {

    private static final String LAYER = "auto.http.servlet";

    private Recording recording;
    private SeContainer container;
    private Shop shop;
    private Reporter reporter;

    @BeforeEach
    void start() {
        container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addExtensions(new RavenExtension())
                        .addBeanClasses(OwnOptions.class, Shop.class)
                        .initialize();
        recording = container.select(OwnOptions.class).get().recording();
        shop = container.select(Shop.class).get();
        reporter = Reporters.current().orElseThrow();
    }

    @AfterEach
    void stop() {
        if (container.isRunning()) {
            container.close();
        }
    }

    private List<Event> events() {
        return recording.events();
    }

    private static boolean isHandled(Event event) {
        assertThat(event.threads().get(0).crashed())
                .isEqualTo(!event.exceptions().get(0).mechanism().handled());
        return event.exceptions().get(0).mechanism().handled();
    }

    private RuntimeException failure(String message) {
        RuntimeException failure = new IllegalStateException(message);
        assertThatThrownBy(() -> shop.pay(failure)).isSameAs(failure);
        return failure;
    }

    @Test
    void aCapturedFailureIsHandledIfTheRequestEndsWithoutTheFailure() {
        RequestContext request = reporter.begin(null);
        failure("caught");
        assertThat(events()).isEmpty();
        assertThat(reporter.client().lastEventId().isPresent()).isTrue();

        reporter.reportDeferred(request, 200);

        request.detach();
        assertThat(events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(isHandled(event)).isTrue();
                            assertThat(event.tags()).containsEntry("payment", "card");
                            assertThat(event.exceptions().get(0).mechanism().type())
                                    .isEqualTo("auto.cdi.captured");
                        });
    }

    @Test
    void aCapturedFailureIsUnhandledIfALayerReportsTheFailure() {
        RequestContext request = reporter.begin(null);
        RuntimeException failure = failure("escaped");

        reporter.report(failure, LAYER);

        reporter.reportDeferred(request, 500);
        request.detach();
        assertThat(events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(isHandled(event)).isFalse();
                            assertThat(event.tags()).containsEntry("payment", "card");
                        });
    }

    @Test
    void aCapturedFailureIsUnhandledIfALayerReportsAWrapperOfTheFailure() {
        RequestContext request = reporter.begin(null);

        reporter.report(new IllegalArgumentException("wrapper", failure("escaped")), LAYER);

        request.detach();
        assertThat(events()).singleElement().matches(event -> !isHandled(event));
    }

    @Test
    void aCapturedFailureIsUnhandledIfTheResponseToTheFailureIsReported() {
        RequestContext request = reporter.begin(null);
        reporter.reportOnResponse(request, failure("mapped"), LAYER);

        reporter.reportDeferred(request, 503);

        request.detach();
        assertThat(events()).singleElement().matches(event -> !isHandled(event));
    }

    @Test
    void aCapturedFailureIsHandledIfTheResponseToTheFailureIsNotReported() {
        RequestContext request = reporter.begin(null);
        reporter.reportOnResponse(request, failure("mapped"), LAYER);

        reporter.reportDeferred(request, 409);

        request.detach();
        assertThat(events()).singleElement().matches(CapturedOutcomeTest::isHandled);
    }

    @Test
    void eachFailureOfARequestHasAnOutcomeOfItsOwn() {
        RequestContext request = reporter.begin(null);
        failure("caught");
        reporter.report(failure("escaped"), LAYER);

        reporter.reportDeferred(request, 500);

        request.detach();
        assertThat(events())
                .allSatisfy(
                        event ->
                                assertThat(isHandled(event))
                                        .isEqualTo(
                                                event.exceptions().get(0).value().equals("caught")))
                .hasSize(2);
    }

    @Test
    void aCapturedFailureOfAnotherThreadBelongsToItsRequest() throws Exception {
        RequestContext request = reporter.begin(null);
        Callable<RuntimeException> work =
                reporter.contexts().context().wrap((Callable<RuntimeException>) this::escape);
        RuntimeException[] thrown = new RuntimeException[1];
        Thread other =
                new Thread(
                        () -> {
                            try {
                                thrown[0] = work.call();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        other.start();
        other.join();
        assertThat(events()).isEmpty();

        reporter.report(new IllegalArgumentException("joined", thrown[0]), LAYER);

        request.detach();
        assertThat(events()).singleElement().matches(event -> !isHandled(event));
    }

    private RuntimeException escape() {
        return failure("on another thread");
    }

    @Test
    void aCapturedFailureIsHandledWhereTheThreadServesNoRequest() {
        failure("caught");

        assertThat(events()).singleElement().matches(CapturedOutcomeTest::isHandled);
    }

    @Test
    void theEventHasTheContextOfTheFailure() {
        RequestContext request = reporter.begin(null);
        try (Scope scope = reporter.client().context().push()) {
            reporter.client().context().tag("step", "inner");
            failure("caught");
        }

        reporter.reportDeferred(request, 200);

        request.detach();
        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.tags()).containsEntry("step", "inner"));
    }

    @Test
    void aFlushInsideOfTheRequestDeliversTheEvent() {
        RequestContext request = reporter.begin(null);
        failure("caught");

        reporter.client().flush(Duration.ofSeconds(1));

        request.detach();
        assertThat(events()).singleElement().matches(CapturedOutcomeTest::isHandled);
    }

    @Test
    void theEventOfARequestThatNeverEndsIsSentWhenTheApplicationStops() {
        reporter.begin(null);
        failure("caught");

        container.close();

        assertThat(events()).singleElement().matches(CapturedOutcomeTest::isHandled);
    }

    @Captured(tags = "payment=card")
    @ApplicationScoped
    static class Shop {

        void pay(RuntimeException failure) {
            throw failure;
        }
    }

    @ApplicationScoped
    static class OwnOptions {

        private final Recording recording = new Recording();

        Recording recording() {
            return recording;
        }

        @Produces
        @Dependent
        Options options() {
            return recording.options();
        }
    }
}
