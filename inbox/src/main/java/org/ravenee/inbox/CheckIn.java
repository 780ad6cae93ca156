/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ravenee.inbox.internal.store.StoredCheckIn;

/**
 * A check-in of a monitored job: a {@code check_in} item. Immutable.
 *
 * @param receivedAt when the inbox got it
 * @param project the project of the path it was sent to
 * @param id of the run, 32 hexadecimal digits; all zero means the latest run that is not finished
 * @param monitor the slug of the monitor
 * @param status {@code in_progress}, {@code ok} or {@code error}
 * @param duration of the job, if the check-in has one
 * @param schedule such as {@code 0 * * * * Europe/Berlin} or {@code every 5 minute}, if the
 *     check-in has one
 * @param json the JSON text exactly as received
 */
public record CheckIn(
        Instant receivedAt,
        String project,
        String id,
        String monitor,
        String status,
        Optional<Duration> duration,
        Optional<String> schedule,
        String json) {

    static CheckIn of(StoredCheckIn stored) {
        return new CheckIn(
                stored.receivedAt(),
                stored.project(),
                stored.id(),
                stored.monitor(),
                stored.status(),
                stored.duration(),
                stored.schedule(),
                stored.json());
    }
}
