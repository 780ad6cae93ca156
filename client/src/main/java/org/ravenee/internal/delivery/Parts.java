/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.ravenee.Transport;
import org.ravenee.internal.envelope.EnvelopeWriter;

/** What a delivery consists of. */
record Parts(
        Ledger ledger,
        Serializer serializer,
        Outbox outbox,
        EnvelopeWriter envelopes,
        Transport transport,
        DeliveryLog log,
        Pace pace,
        Duration longest,
        LongSupplier nanos,
        InstantSource wallClock) {

    Conversation conversation() {
        return new Conversation(ledger, envelopes, transport, pace, wallClock);
    }

    Courier courier(Runnable wake) {
        return new Courier(outbox, conversation(), log, pace, longest, nanos, wake);
    }
}
