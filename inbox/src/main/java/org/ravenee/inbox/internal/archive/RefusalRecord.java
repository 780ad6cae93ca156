/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.archive;

import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.store.RefusedRequest;

/** A refused envelope as one JSON text. */
final class RefusalRecord {

    private RefusalRecord() {}

    static String write(RefusedRequest refused) {
        return JsonDocument.newObject()
                .add("received_at", refused.receivedAt().toString())
                .add("status", Integer.toString(refused.status()))
                .add("reason", refused.reason())
                .build()
                .toString();
    }

    /**
     * Reads the text of {@link #write}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static RefusedRequest read(String text) {
        RecordReader record = RecordReader.of(text);
        return new RefusedRequest(
                record.instant("received_at"),
                Math.toIntExact(record.number("status")),
                record.required("reason"));
    }
}
