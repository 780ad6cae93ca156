/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.internal.envelope.Envelope;
import org.ravenee.inbox.internal.envelope.EventPayload;
import org.ravenee.inbox.internal.envelope.JsonPayload;
import org.ravenee.inbox.internal.envelope.RefusedException;
import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.store.EventStore;
import org.ravenee.inbox.internal.store.RefusedRequest;
import org.ravenee.inbox.internal.store.StoredCheckIn;
import org.ravenee.inbox.internal.store.StoredEvent;

/** {@code POST /api/{project}/envelope/}: takes an envelope whole, or refuses it with a reason. */
public final class EnvelopeEndpoint implements Handler {

    private final EventStore store;
    private final RequestBody body;
    private final Clock clock;

    public EnvelopeEndpoint(EventStore store, Limits limits, Clock clock) {
        this.store = store;
        this.body = new RequestBody(limits);
        this.clock = clock;
    }

    @Override
    public Response handle(Request request) throws IOException {
        try {
            String project = request.parts().get(0);
            Credentials credentials = Credentials.of(request);
            Envelope envelope = body.envelope(request);
            credentials.check(envelope.header(), project);
            return accept(envelope, request, project);
        } catch (RefusedException e) {
            body.drain(request);
            return refuse(e);
        }
    }

    private Response accept(Envelope envelope, Request request, String project)
            throws RefusedException {
        Instant now = clock.instant();
        List<StoredCheckIn> checkIns = new ArrayList<>();
        for (JsonPayload checkIn : envelope.checkIns()) {
            checkIns.add(CheckIns.read(checkIn, now, project));
        }
        store.addCheckIns(checkIns);
        for (JsonPayload report : envelope.clientReports()) {
            store.addDiscarded(ClientReports.lines(report.json(), now, project));
        }
        envelope.event().ifPresent(event -> store.add(stored(event, envelope, request, project)));
        Optional<String> id = envelope.header().eventId();
        return Response.json(200, id.map(i -> "{\"id\":\"" + i + "\"}").orElse("{}"));
    }

    private StoredEvent stored(
            EventPayload event, Envelope envelope, Request request, String project) {
        return StoredEvent.received(
                event.id(),
                clock.instant(),
                project,
                event.payload().text(),
                event.payload().json(),
                envelope.header().text(),
                request.headers());
    }

    private Response refuse(RefusedException e) {
        store.add(new RefusedRequest(clock.instant(), e.status(), e.reason()));
        String detail = JsonDocument.newObject().add("detail", e.reason()).build().toString();
        return Response.json(e.status(), detail).with("X-Sentry-Error", headerSafe(e.reason()));
    }

    /** A reason may quote the request. */
    private static String headerSafe(String reason) {
        return reason.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
