/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ravenee.inbox.junit.InboxExtension;

/** The test that docs/quarkus.md shows. */
@QuarkusTest
class OrderTest {

    @RegisterExtension static final InboxExtension inbox = InboxExtension.create().onPort(9077);

    @Test
    void aFailingOrderIsReported() {
        assertThat(Shop.get("/orders/7", "none").statusCode()).isEqualTo(500);
        assertThat(inbox)
                .hasEvent(
                        event ->
                                event.exception(IllegalStateException.class)
                                        .transaction("GET /orders/{id}"));
    }
}
