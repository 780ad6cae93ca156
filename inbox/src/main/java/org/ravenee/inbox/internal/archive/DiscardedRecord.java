/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.archive;

import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.store.Discarded;

/** A line of a client report as one JSON text. */
final class DiscardedRecord {

    private DiscardedRecord() {}

    static String write(Discarded line) {
        return JsonDocument.newObject()
                .add("received_at", line.receivedAt().toString())
                .add("project", line.project())
                .add("reason", line.reason())
                .add("category", line.category())
                .add("quantity", Long.toString(line.quantity()))
                .build()
                .toString();
    }

    /**
     * Reads the text of {@link #write}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static Discarded read(String text) {
        RecordReader record = RecordReader.of(text);
        return new Discarded(
                record.instant("received_at"),
                record.required("project"),
                record.required("reason"),
                record.required("category"),
                record.number("quantity"));
    }
}
