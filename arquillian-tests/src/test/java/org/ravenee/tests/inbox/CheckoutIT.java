/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ravenee.inbox.junit.InboxExtension;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Site;

/** The recipe of docs/inbox.md: an application in a server, and its test outside of it. */
@ExtendWith(ArquillianExtension.class)
class CheckoutIT {

    @RegisterExtension static final InboxExtension inbox = InboxExtension.create();

    private final Site shop = Site.of("checkout");

    @Deployment(testable = false)
    static WebArchive shop() {
        return Application.plain("checkout")
                .libraries()
                .configured("sentry.dsn", inbox.dsn())
                .with(CheckoutApplication.class, CheckoutResource.class)
                .war();
    }

    @Test
    void aRefusedPaymentIsReported() {
        var response = shop.post("api/checkout", "text/plain", "4711");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(inbox)
                .hasEvent(
                        event ->
                                event.exception(IllegalStateException.class)
                                        .tag("payment", "card")
                                        .transaction("POST /api/checkout"));
    }

    @Test
    void aPaymentThatWorksIsNotReported() {
        assertThat(shop.get("api/checkout").statusCode()).isEqualTo(200);
        shop.post("api/checkout", "text/plain", "the next event");

        assertThat(inbox).hasEvents(1);
    }
}
