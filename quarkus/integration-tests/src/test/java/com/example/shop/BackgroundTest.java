/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ravenee.inbox.junit.InboxExtension;

/** Failures of work that is no request, and of methods with {@code @Captured}. */
@QuarkusTest
class BackgroundTest {

    @RegisterExtension static final InboxExtension inbox = InboxExtension.create().onPort(9077);

    @Inject Event<Warehouse.Stocked> stocked;
    @Inject Nightly nightly;

    @Test
    void aFailureThatTheCallerHandlesIsReportedByCaptured() {
        assertThat(Shop.post("/orders/7/shipment").body()).isEqualTo("later");
        inbox.event(
                expected ->
                        expected.messageContaining("cannot ship 7")
                                .tag("warehouse", "north")
                                .transaction("POST /orders/{id}/shipment"));
        assertThat(inbox).hasEvents(1);
    }

    @Test
    void theFailureOfACapturedUniIsReported() {
        assertThat(Shop.post("/orders/7/shipment/uni").body()).isEqualTo("later");
        inbox.event(
                expected ->
                        expected.messageContaining("cannot ship later 7")
                                .tag("warehouse", "south")
                                .transaction("POST /orders/{id}/shipment/uni"));
        assertThat(inbox).hasEvents(1);
    }

    @Test
    void theFailureOfAnAsynchronousObserverIsReported() {
        stocked.fireAsync(new Warehouse.Stocked("tea"));
        inbox.event(
                expected ->
                        expected.exception(IllegalArgumentException.class)
                                .transaction("observer Warehouse.stocked"));
        assertThat(inbox).hasEvents(1);
    }

    @Test
    void theFailureOfAScheduledMethodIsReportedWithItsContext() {
        assertThatThrownBy(nightly::report).isInstanceOf(IllegalStateException.class);
        inbox.event(
                expected ->
                        expected.messageContaining("no report")
                                .tag("night", "first")
                                .transaction("schedule Nightly.report"));
        assertThat(inbox).hasEvents(1);
    }

    @Test
    void theFailureOfAScheduledUniIsReported() {
        nightly.backup().onFailure().recoverWithNull().await().indefinitely();
        inbox.event(
                expected ->
                        expected.messageContaining("no backup")
                                .transaction("schedule Nightly.backup"));
        assertThat(inbox).hasEvents(1);
    }
}
