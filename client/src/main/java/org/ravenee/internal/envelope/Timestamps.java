/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Writes instants as the protocol asks: RFC 3339, UTC, not before 1970, with at most six digits of
 * a second.
 */
final class Timestamps {

    /** RFC 3339 has four digits for a year. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Timestamps() {}

    static String format(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH.toString();
        }
        Instant known = instant.isAfter(LAST) ? LAST : instant;
        return known.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
