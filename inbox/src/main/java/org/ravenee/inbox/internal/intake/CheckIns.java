/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.ravenee.inbox.internal.envelope.JsonPayload;
import org.ravenee.inbox.internal.envelope.RefusedException;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.store.StoredCheckIn;
import org.ravenee.inbox.internal.text.Shortened;

/** Reads check-ins; refuses what a server would drop. */
final class CheckIns {

    private static final Set<String> STATES = Set.of("in_progress", "ok", "error");
    private static final int LONGEST = 200;
    private static final double LONGEST_SECONDS = 1e9;

    private CheckIns() {}

    static StoredCheckIn read(JsonPayload payload, Instant now, String project)
            throws RefusedException {
        Node checkIn = Node.of(payload.json());
        String monitor = required(checkIn, "monitor_slug");
        String status = required(checkIn, "status");
        if (!STATES.contains(status)) {
            throw new RefusedException(
                    400, "the status of a check-in has to be in_progress, ok or error");
        }
        return new StoredCheckIn(
                now,
                project,
                required(checkIn, "check_in_id").replace("-", ""),
                monitor,
                status,
                duration(checkIn),
                schedule(checkIn.at("monitor_config")),
                text(checkIn.at("environment")),
                text(checkIn.at("release")),
                payload.text());
    }

    private static String required(Node checkIn, String name) throws RefusedException {
        return text(checkIn.at(name))
                .orElseThrow(() -> new RefusedException(400, "the check-in has no " + name));
    }

    private static Optional<Duration> duration(Node checkIn) {
        double seconds = checkIn.at("duration").number().orElse(-1);
        return seconds >= 0 && seconds <= LONGEST_SECONDS
                ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000)))
                : Optional.empty();
    }

    private static Optional<String> schedule(Node config) {
        Node schedule = config.at("schedule");
        Optional<String> value = text(schedule.at("value"));
        String zone = text(config.at("timezone")).map(z -> " " + z).orElse("");
        boolean interval = schedule.at("type").text().filter("interval"::equals).isPresent();
        String unit = text(schedule.at("unit")).orElse("");
        return value.map(
                v ->
                        (interval ? "every " + v + " " + unit + (v.equals("1") ? "" : "s") : v)
                                + zone);
    }

    private static Optional<String> text(Node node) {
        return node.text().map(t -> Shortened.to(LONGEST, t));
    }
}
