/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes instants as the protocol asks: RFC 3339, UTC, with at most six digits of a second. */
final class Timestamps {

    private Timestamps() {}

    static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
