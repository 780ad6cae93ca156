/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The starter reports the event of its README, with release and environment of a plain WAR. */
class StarterIT {

    @Test
    void theFailureOfItsResourceArrivesWithReleaseAndEnvironment(@TempDir Path directory) {
        var visitor = new Visitor();
        try (var starter =
                RunningQuickstart.start(
                                System.getProperty("starter.war"),
                                directory.resolve("terminal.txt"),
                                RunningQuickstart.freePort(),
                                RunningQuickstart.freePort())
                        .ready()) {
            var inbox = new InboxPage(visitor, starter.inbox());

            var response =
                    visitor.send(
                            HttpRequest.newBuilder(starter.shop().resolve("api/hello")).build());

            assertThat(response.statusCode()).isEqualTo(500);
            var id = response.headers().firstValue("X-Sentry-ID").orElseThrow();
            assertThat(response.body()).contains(id);
            var events =
                    await().atMost(Duration.ofSeconds(30))
                            .until(inbox::events, received -> !received.isEmpty());
            assertThat(events)
                    .singleElement()
                    .satisfies(
                            event -> {
                                assertThat(event.getString("event_id")).isEqualTo(id);
                                assertThat(event.getString("transaction"))
                                        .isEqualTo("GET /api/hello");
                                assertThat(event.getString("release")).startsWith("starter@");
                                assertThat(event.getString("environment")).isEqualTo("production");
                            });
        }
    }
}
