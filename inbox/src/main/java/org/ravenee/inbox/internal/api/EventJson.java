/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.api;

import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.store.EventStore;

/** {@code GET /events/{id}.json}: an event, to the byte as it was received. */
public final class EventJson implements Handler {

    private final EventStore store;

    public EventJson(EventStore store) {
        this.store = store;
    }

    @Override
    public Response handle(Request request) {
        return store.find(request.parts().get(0))
                .map(event -> Response.json(200, event.json()))
                .orElseGet(() -> Response.json(404, "{\"detail\":\"no such event\"}"));
    }
}
