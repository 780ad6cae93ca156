/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;

/**
 * A check-in of a monitor: scheduled work has begun, or has ended. Immutable.
 *
 * @param id the same for the beginning and the end of one run
 * @param monitor the slug of the monitor; at most 50 of the characters {@code a-z}, {@code 0-9},
 *     {@code _} and {@code -}
 * @param status what is known of the run
 * @param duration how long the run took; null while it is in progress
 * @param config creates or updates the monitor; null leaves the monitor as it is on the server
 * @see <a href="https://develop.sentry.dev/sdk/telemetry/check-ins/">Sentry: check-ins</a>
 */
public record CheckIn(
        EventId id,
        String monitor,
        Status status,
        @Nullable Duration duration,
        @Nullable MonitorConfig config) {

    /**
     * Checks the parts that are required.
     *
     * @param id of the run
     * @param monitor the slug
     * @param status of the run
     * @param duration of the run, or null
     * @param config of the monitor, or null
     */
    public CheckIn {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(monitor, "monitor");
        Objects.requireNonNull(status, "status");
    }

    /** The state of a run. */
    public enum Status {
        /** The run has begun. */
        IN_PROGRESS,
        /** The run has ended without a failure. */
        OK,
        /** The run has failed. */
        ERROR
    }

    /**
     * When runs are expected, and how late they may be.
     *
     * @param crontab the schedule as five fields: minute, hour, day of month, month, day of week
     * @param timeZone the IANA name of the time zone of the schedule
     * @param margin how many minutes a run may begin late before it counts as missed
     * @param maxRuntime after how many minutes a run that did not end counts as failed
     */
    public record MonitorConfig(String crontab, String timeZone, int margin, int maxRuntime) {

        /**
         * Checks the parts that are required.
         *
         * @param crontab five fields
         * @param timeZone the IANA name
         * @param margin in minutes
         * @param maxRuntime in minutes
         */
        public MonitorConfig {
            Objects.requireNonNull(crontab, "crontab");
            Objects.requireNonNull(timeZone, "timeZone");
        }
    }
}
