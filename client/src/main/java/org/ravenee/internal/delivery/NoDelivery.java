/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import org.ravenee.Stats;

/** The delivery of a client that is disabled: refuses everything and counts nothing. */
public final class NoDelivery implements Delivery {

    @Override
    public boolean accept(PendingEvent event) {
        return false;
    }

    @Override
    public void accept(PendingCheckIn checkIn) {
        // No event is sent.
    }

    @Override
    public void refused(DiscardReason reason) {
        // No event is counted.
    }

    @Override
    public boolean flush(Duration timeout) {
        return true;
    }

    @Override
    public void close(Duration timeout) {
        // There is nothing to end.
    }

    @Override
    public Stats stats() {
        return Stats.none();
    }
}
