/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A check-in of a monitored job, as it was received.
 *
 * @param id 32 lower-case hexadecimal digits; all zero means the latest run that is not finished
 * @param monitor the slug of the monitor
 * @param status {@code in_progress}, {@code ok} or {@code error}
 * @param schedule of the check-in, as text
 * @param json exactly as received
 */
public record StoredCheckIn(
        Instant receivedAt,
        String project,
        String id,
        String monitor,
        String status,
        Optional<Duration> duration,
        Optional<String> schedule,
        Optional<String> environment,
        Optional<String> release,
        String json) {

    public boolean isFinished() {
        return !status.equals("in_progress");
    }
}
