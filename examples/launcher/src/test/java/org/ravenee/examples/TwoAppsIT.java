/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each web application of the EAR reports by its own DSN. */
class TwoAppsIT {

    @Test
    void eachApplicationReportsToItsOwnProject(@TempDir Path directory) {
        var visitor = new Visitor();
        try (var example =
                RunningQuickstart.start(
                                System.getProperty("two-apps.ear"),
                                directory.resolve("terminal.txt"),
                                RunningQuickstart.freePort(),
                                RunningQuickstart.freePort())
                        .ready()) {
            var inbox = new InboxPage(visitor, example.inbox());

            for (var path : new String[] {"api/orders", "stock/api/shelves"}) {
                var page = example.shop().resolve(path);
                assertThat(visitor.send(HttpRequest.newBuilder(page).build()).statusCode())
                        .isEqualTo(500);
            }

            var events =
                    await().atMost(Duration.ofSeconds(60))
                            .until(inbox::summaries, received -> received.size() >= 2);
            assertThat(events)
                    .extracting(
                            event -> event.getString("transaction"),
                            event -> event.getString("project"))
                    .containsExactlyInAnyOrder(
                            tuple("GET /api/orders", "1"), tuple("GET /api/shelves", "2"));
        }
    }
}
