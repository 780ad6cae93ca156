/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ravenee.Client;

/** An application that tests its events, with the client of Raven EE. */
class ExampleTest {

    @RegisterExtension static final InboxExtension inbox = InboxExtension.create();

    @Test
    void reportsAFailedPayment() {
        try (Client client = Client.create(inbox.dsn())) {
            client.tagsContext(Map.of("payment", "card"));
            client.captureException(
                    new IllegalStateException("refused"), e -> e.transaction("POST /checkout"));
            client.context().clear();

            assertThat(inbox)
                    .hasEvent(
                            event ->
                                    event.exception(IllegalStateException.class)
                                            .tag("payment", "card")
                                            .transaction("POST /checkout"));
        }
    }

    @Test
    void mayHaveTheInboxAsAParameter(InboxExtension mine) {
        try (Client client = Client.create(mine.dsn())) {
            client.captureMessage("ready");

            assertThat(mine).hasEvent(event -> event.message("ready").level("error")).hasEvents(1);
        }
    }
}
