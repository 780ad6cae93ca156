/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.archive;

import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.store.StoredCheckIn;

/** A check-in as one JSON text. */
final class CheckInRecord {

    private CheckInRecord() {}

    static String write(StoredCheckIn checkIn) {
        JsonObjectBuilder record =
                JsonDocument.newObject()
                        .add("received_at", checkIn.receivedAt().toString())
                        .add("project", checkIn.project())
                        .add("id", checkIn.id())
                        .add("monitor", checkIn.monitor())
                        .add("status", checkIn.status())
                        .add("check_in", checkIn.json());
        checkIn.duration().ifPresent(d -> record.add("millis", Long.toString(d.toMillis())));
        checkIn.schedule().ifPresent(text -> record.add("schedule", text));
        checkIn.environment().ifPresent(text -> record.add("environment", text));
        checkIn.release().ifPresent(text -> record.add("release", text));
        return record.build().toString();
    }

    /**
     * Reads the text of {@link #write}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static StoredCheckIn read(String text) {
        RecordReader record = RecordReader.of(text);
        return new StoredCheckIn(
                record.instant("received_at"),
                record.required("project"),
                record.required("id"),
                record.required("monitor"),
                record.required("status"),
                record.optional("millis").map(Long::parseLong).map(Duration::ofMillis),
                record.optional("schedule"),
                record.optional("environment"),
                record.optional("release"),
                record.required("check_in"));
    }
}
