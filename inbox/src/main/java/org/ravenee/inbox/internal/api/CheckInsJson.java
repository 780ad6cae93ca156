/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.api;

import jakarta.json.JsonArrayBuilder;
import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.store.EventStore;
import org.ravenee.inbox.internal.store.StoredCheckIn;

/**
 * {@code GET /check-ins.json}: a list of check-ins, oldest first. Each has {@code project}, {@code
 * received_at} and {@code check_in}, the item as it was received.
 */
public final class CheckInsJson implements Handler {

    private final EventStore store;

    public CheckInsJson(EventStore store) {
        this.store = store;
    }

    @Override
    public Response handle(Request request) {
        JsonArrayBuilder list = JsonDocument.newArray();
        for (StoredCheckIn checkIn : store.checkIns()) {
            list.add(
                    JsonDocument.newObject()
                            .add("project", checkIn.project())
                            .add("received_at", checkIn.receivedAt().toString())
                            .add("check_in", JsonDocument.of(checkIn.json()).root()));
        }
        return Response.json(200, list.build().toString());
    }
}
