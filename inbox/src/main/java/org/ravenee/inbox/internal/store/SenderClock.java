/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.time.Duration;
import java.time.Instant;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.json.Node;

/** Compares the clock of a sender with that of this machine, as servers of Sentry do. */
final class SenderClock {

    /** A smaller difference may as well be the time that the envelope took. */
    private static final Duration SMALLEST = Duration.ofMinutes(55);

    private SenderClock() {}

    /** The difference by the time of sending in an envelope header; zero where it is small. */
    static Duration difference(String envelopeHeader, Instant receivedAt) {
        Node sentAt = Node.of(JsonDocument.of(envelopeHeader).root()).at("sent_at");
        Duration difference =
                EventTime.of(sentAt)
                        .map(sent -> Duration.between(receivedAt, sent))
                        .orElse(Duration.ZERO);
        return difference.abs().compareTo(SMALLEST) < 0 ? Duration.ZERO : difference;
    }
}
