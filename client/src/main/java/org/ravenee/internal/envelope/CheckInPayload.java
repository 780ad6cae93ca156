/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.json.JsonWriter;
import org.ravenee.spi.CheckIn;

/** Writes a check-in as the protocol has it. */
final class CheckInPayload {

    private static final double NANOS_PER_SECOND = 1e9;

    private final JsonWriter json;

    CheckInPayload(JsonWriter json) {
        this.json = json;
    }

    void write(CheckIn checkIn, String environment, @Nullable String release) {
        json.beginObject()
                .member("check_in_id", checkIn.id().toString())
                .member("monitor_slug", checkIn.monitor())
                .member("status", checkIn.status().name().toLowerCase(Locale.ROOT));
        Duration duration = checkIn.duration();
        if (duration != null) {
            double seconds = duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND;
            json.name("duration").any(seconds);
        }
        json.member("release", release).member("environment", environment);
        CheckIn.MonitorConfig config = checkIn.config();
        if (config != null) {
            json.name("monitor_config").beginObject();
            json.name("schedule").beginObject();
            json.member("type", "crontab").member("value", config.crontab()).endObject();
            json.member("checkin_margin", config.margin())
                    .member("max_runtime", config.maxRuntime())
                    .member("timezone", config.timeZone())
                    .endObject();
        }
        json.endObject();
    }
}
