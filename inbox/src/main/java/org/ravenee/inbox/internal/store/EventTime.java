/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ravenee.inbox.internal.json.Node;

/** Points in time as the protocol writes them: RFC 3339 text, or seconds since 1970 as a number. */
public final class EventTime {

    private static final double LATEST = 253_402_300_799d; // the end of the year 9999

    private EventTime() {}

    /** Empty when there is none, or when it has no known format. */
    public static Optional<Instant> of(Node node) {
        if (node.number().isPresent()) {
            return ofSeconds(node.number().getAsDouble());
        }
        return node.text().flatMap(EventTime::ofText);
    }

    private static Optional<Instant> ofSeconds(double seconds) {
        return seconds >= 0 && seconds <= LATEST
                ? Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)))
                : Optional.empty();
    }

    private static Optional<Instant> ofText(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(EventTime::sane);
        } catch (DateTimeException withoutOffset) {
            return ofLocalText(text);
        }
    }

    private static Optional<Instant> ofLocalText(String text) {
        try {
            // Older clients leave the offset out and mean UTC.
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC))
                    .filter(EventTime::sane);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean sane(Instant instant) {
        return instant.getEpochSecond() >= 0 && instant.getEpochSecond() <= LATEST;
    }
}
