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
import org.ravenee.inbox.internal.http.RequestMemory;
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
    private final RequestMemory memory;

    public EnvelopeEndpoint(EventStore store, Limits limits, Clock clock, RequestMemory memory) {
        this.store = store;
        this.body = new RequestBody(limits);
        this.clock = clock;
        this.memory = memory;
    }

    @Override
    public Response handle(Request request) throws IOException {
        return memory.reading(body.length(request), () -> read(request));
    }

    private Response read(Request request) throws IOException {
        try {
            Credentials credentials = Credentials.of(request);
            byte[] wire = body.bytes(request);
            return memory.working(() -> accept(body.envelope(wire, request), credentials, request));
        } catch (RefusedException e) {
            body.drain(request);
            return refuse(e);
        } catch (OutOfMemoryError e) {
            return refuse(
                    new RefusedException(
                            413, "the envelope is too large for the memory of the inbox"));
        }
    }

    private Response accept(Envelope envelope, Credentials credentials, Request request)
            throws RefusedException {
        String project = request.parts().get(0);
        credentials.check(envelope.header(), project);
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
