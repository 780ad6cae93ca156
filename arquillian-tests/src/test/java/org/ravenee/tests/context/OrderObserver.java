/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

/** Observes asynchronously. */
@ApplicationScoped
public class OrderObserver {

    void receive(@ObservesAsync Order order) {
        throw new IllegalStateException(order.text());
    }
}
