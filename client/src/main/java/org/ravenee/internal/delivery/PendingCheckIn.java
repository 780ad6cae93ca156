/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.spi.CheckIn;

/**
 * A check-in with what the client adds to it.
 *
 * @param checkIn what the integration reported
 * @param environment where the application runs
 * @param release finds the release of the application; called on a thread of the delivery
 */
public record PendingCheckIn(
        CheckIn checkIn, String environment, Supplier<@Nullable String> release) {}
