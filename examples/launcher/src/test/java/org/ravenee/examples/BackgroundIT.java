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

/** The example of background work reports each failure once; without the message. */
class BackgroundIT {

    @Test
    void eachFailureArrivesOnceWithItsName(@TempDir Path directory) {
        var visitor = new Visitor();
        try (var example =
                RunningQuickstart.start(
                                System.getProperty("background.war"),
                                directory.resolve("terminal.txt"),
                                RunningQuickstart.freePort(),
                                RunningQuickstart.freePort())
                        .ready()) {
            var inbox = new InboxPage(visitor, example.inbox());

            for (var work : new String[] {"timer", "job", "task"}) {
                var page = example.shop().resolve("api/start/" + work);
                assertThat(visitor.send(HttpRequest.newBuilder(page).build()).statusCode())
                        .isEqualTo(200);
            }

            var events =
                    await().atMost(Duration.ofSeconds(60))
                            .until(inbox::events, received -> received.size() >= 3);
            assertThat(events)
                    .extracting(event -> event.getString("transaction"))
                    .containsExactlyInAnyOrder(
                            "schedule Closing.close", "job import / step load", "task Mailing");
        }
    }
}
