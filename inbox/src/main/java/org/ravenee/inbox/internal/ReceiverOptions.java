/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal;

import java.time.Clock;
import java.time.Duration;
import org.ravenee.inbox.internal.ide.IdeLinks;
import org.ravenee.inbox.internal.intake.Limits;

/**
 * What a receiver is started with.
 *
 * @param port 0 for any that is free
 * @param maxEvents how many events are kept
 * @param limits the largest things that are taken
 * @param timeout how long one request may take
 * @param ide where file and line lead to
 */
public record ReceiverOptions(
        int port, int maxEvents, Limits limits, Duration timeout, Clock clock, IdeLinks ide) {

    public static final ReceiverOptions DEFAULT =
            new ReceiverOptions(
                    0,
                    10_000,
                    Limits.DEFAULT,
                    Duration.ofSeconds(20),
                    Clock.systemUTC(),
                    IdeLinks.NONE);

    public ReceiverOptions withPort(int wanted) {
        return new ReceiverOptions(wanted, maxEvents, limits, timeout, clock, ide);
    }

    public ReceiverOptions withMaxEvents(int wanted) {
        return new ReceiverOptions(port, wanted, limits, timeout, clock, ide);
    }

    public ReceiverOptions withIde(IdeLinks wanted) {
        return new ReceiverOptions(port, maxEvents, limits, timeout, clock, wanted);
    }

    ReceiverOptions withTimeout(Duration wanted) {
        return new ReceiverOptions(port, maxEvents, limits, wanted, clock, ide);
    }

    ReceiverOptions withClock(Clock wanted) {
        return new ReceiverOptions(port, maxEvents, limits, timeout, wanted, ide);
    }
}
