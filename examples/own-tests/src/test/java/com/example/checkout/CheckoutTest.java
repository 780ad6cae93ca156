/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ravenee.Client;
import org.ravenee.inbox.junit.InboxExtension;

class CheckoutTest {

    @RegisterExtension static final InboxExtension inbox = InboxExtension.create();

    @Test
    void aPaymentThatFailsIsReportedWithoutTheCard() {
        try (Client client = Client.create(inbox.dsn())) {
            Checkout checkout = new Checkout(client, CheckoutTest::refuse);

            assertThat(checkout.pay("4111111111111111")).isEqualTo("later");

            assertThat(inbox)
                    .hasEvent(
                            event ->
                                    event.exception(IllegalStateException.class)
                                            .tag("payment", "card")
                                            .value("/extra/card", "********"));
        }
    }

    @Test
    void aPaymentThatSucceedsIsNotReported() {
        try (Client client = Client.create(inbox.dsn())) {
            assertThat(new Checkout(client, card -> "receipt 1").pay("4111111111111111"))
                    .isEqualTo("receipt 1");
        }

        assertThat(inbox).hasNoEvent();
    }

    private static String refuse(String card) {
        throw new IllegalStateException("The gateway refuses");
    }
}
