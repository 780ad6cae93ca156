/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.inbox.Wire;
import org.ravenee.inbox.internal.http.AllowedOrigins;
import org.ravenee.inbox.internal.http.Timeouts;
import org.ravenee.inbox.internal.ide.IdeLinks;
import org.ravenee.inbox.internal.intake.Limits;

/** The list is sent again only when it has changed. */
class NotModifiedTest {

    private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Receiver receiver = start();
    private final Wire wire = new Wire(receiver.port());

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void anUnchangedListIsNotSentAgain() throws Exception {
        String tag = tag(wire.get("/"));
        now = now.plus(Duration.ofMinutes(5)).minusMillis(1);

        HttpResponse<String> response = wire.get("/", "If-None-Match", tag);
        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aNewEventChangesTheList() throws Exception {
        String tag = tag(wire.get("/"));
        wire.sendEvent("{}");

        HttpResponse<String> response = wire.get("/", "If-None-Match", tag);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(tag(response)).isNotEqualTo(tag);
    }

    @Test
    void theBarOfTheLastHourChangesTheListEveryFiveMinutes() throws Exception {
        String tag = tag(wire.get("/"));
        now = now.plus(Duration.ofMinutes(5));

        assertThat(wire.get("/", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    private Receiver start() {
        try {
            return Receiver.start(
                    new ReceiverOptions(
                            0,
                            100,
                            Limits.DEFAULT,
                            Timeouts.DEFAULT,
                            clock,
                            IdeLinks.NONE,
                            AllowedOrigins.of(List.of()),
                            Optional.empty()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }
}
