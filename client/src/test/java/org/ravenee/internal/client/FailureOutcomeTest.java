/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Shop;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.EventId;
import org.ravenee.Mechanism;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.FailureOutcome;
import org.ravenee.spi.RequestContext;
import org.ravenee.testkit.RecordingTransport;

/** The event of a failure waits until its outcome is known. */
class FailureOutcomeTest {

    private final RecordingTransport server = new RecordingTransport();
    private final Client client = server.client();
    private final ContextManager control = (ContextManager) client.context();
    private final FailureOutcome outcome = new FailureOutcome();
    private final Throwable failure = Shop.failure();

    private EventId capture() {
        return client.captureException(
                failure,
                event ->
                        event.mechanism(Mechanism.of("auto.cdi.captured", true))
                                .data(FailureOutcome.KEY, outcome));
    }

    private boolean isHandled() {
        assertThat(server.events()).hasSize(1);
        return event().getValue("/exception/values/0/mechanism/handled").equals(JsonValue.TRUE);
    }

    private JsonObject event() {
        return server.events().get(0);
    }

    @Test
    void theEventHasItsIdAtOnceAndIsSentWhenTheOutcomeIsKnown() {
        RequestContext request = control.begin(null);
        EventId id = capture();

        assertThat(id.isPresent()).isTrue();
        assertThat(client.lastEventId()).isEqualTo(id);
        AtomicInteger settled = new AtomicInteger();
        outcome.onSettled(settled::incrementAndGet);
        assertThat(settled).hasValue(0);
        assertThat(server.events()).isEmpty();

        outcome.settle(false);

        assertThat(isHandled()).isFalse();
        assertThat(event().getString("event_id")).isEqualTo(id.toString());
        assertThat(settled).hasValue(1);
        request.detach();
    }

    @Test
    void theFirstOutcomeCounts() {
        RequestContext request = control.begin(null);
        capture();

        request.settle();
        outcome.settle(false);
        control.unhandled(failure);

        assertThat(isHandled()).isTrue();
        request.detach();
    }

    @Test
    void theFailureIsKnownWhileItsEventWaits() {
        RequestContext request = control.begin(null);
        EventId id = capture();

        assertThat(client.captureException(failure)).isEqualTo(EventId.NONE);
        assertThat(control.reported(failure)).isEqualTo(id);
        assertThat(control.unhandled(new RuntimeException(failure))).isEqualTo(id);

        assertThat(isHandled()).isFalse();
        request.detach();
    }

    @Test
    void theEventHasTheContextOfTheCapture() {
        RequestContext request = control.begin(null);
        client.context().tag("step", "first");
        capture();
        client.context().tag("step", "second");

        request.settle();

        assertThat(event().getJsonObject("tags").getString("step")).isEqualTo("first");
        request.detach();
    }

    @Test
    void workInACopySettlesWithTheRequest() {
        RequestContext request = control.begin(null);
        client.context().wrap((Runnable) this::capture).run();
        assertThat(server.events()).isEmpty();

        request.settle();

        assertThat(isHandled()).isTrue();
        request.detach();
    }

    @Test
    void anOutcomeOfAnotherTypeIsAnExtraValue() {
        client.captureException(failure, event -> event.data(FailureOutcome.KEY, "handled"));

        assertThat(event().getJsonObject("extra").getString(FailureOutcome.KEY))
                .isEqualTo("handled");
    }
}
