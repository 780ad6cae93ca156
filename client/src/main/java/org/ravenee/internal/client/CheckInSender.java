/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Options;
import org.ravenee.internal.delivery.Delivery;
import org.ravenee.internal.delivery.PendingCheckIn;
import org.ravenee.spi.CheckIn;

/** Adds environment and release to check-ins, and hands them to the delivery. */
final class CheckInSender implements Consumer<CheckIn> {

    private final String environment;
    private final Supplier<@Nullable String> release;
    private final Delivery delivery;

    CheckInSender(Options options, EventPipeline pipeline, Delivery delivery) {
        this.environment = options.environment();
        this.release = pipeline::release;
        this.delivery = delivery;
    }

    @Override
    public void accept(CheckIn checkIn) {
        delivery.accept(new PendingCheckIn(checkIn, environment, release));
    }
}
