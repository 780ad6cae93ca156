/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Writes instants as the protocol asks: RFC 3339, UTC, not before 1970, with at most six digits of
 * a second.
 */
final class Timestamps {

    /** RFC 3339 has four digits for a year. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Java leaves out seconds that are zero. */
    private static final int TO_THE_MINUTE = "2026-01-02T03:04".length();

    private Timestamps() {}

    static String format(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH.toString();
        }
        Instant known = instant.isAfter(LAST) ? LAST : instant;
        // Texts without a formatter: an event may have a hundred timestamps.
        String local =
                LocalDateTime.ofEpochSecond(
                                known.getEpochSecond(),
                                known.getNano() / 1_000 * 1_000,
                                ZoneOffset.UTC)
                        .toString();
        return local + (local.length() == TO_THE_MINUTE ? ":00Z" : "Z");
    }
}
