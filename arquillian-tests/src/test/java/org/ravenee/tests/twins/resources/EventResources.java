/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.ravenee.tests.twins.failures.Failures;

/** Sends server-sent events. */
@Path("events")
@Produces(MediaType.SERVER_SENT_EVENTS)
public class EventResources {

    @GET
    @Path("thrown/{failure}")
    public void thrown(
            @PathParam("failure") String failure,
            @Context UriInfo uri,
            @Context SseEventSink sink,
            @Context Sse sse)
            throws Exception {
        throw Failures.fail(failure, uri);
    }

    @GET
    @Path("sent")
    public void sent(@Context SseEventSink sink, @Context Sse sse) {
        sink.send(sse.newEvent("first"));
        sink.send(sse.newEvent("second")).thenRun(sink::close);
    }
}
