/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal;

import org.ravenee.inbox.internal.api.CheckInsJson;
import org.ravenee.inbox.internal.api.EventJson;
import org.ravenee.inbox.internal.api.EventsJson;
import org.ravenee.inbox.internal.copy.CopyText;
import org.ravenee.inbox.internal.http.CrossOriginGuard;
import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.RequestMemory;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.http.Router;
import org.ravenee.inbox.internal.http.SameOriginGuard;
import org.ravenee.inbox.internal.intake.EnvelopeEndpoint;
import org.ravenee.inbox.internal.page.Assets;
import org.ravenee.inbox.internal.page.HelpPage;
import org.ravenee.inbox.internal.page.ListAddress;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.page.checkin.CheckInsPage;
import org.ravenee.inbox.internal.page.event.EventPage;
import org.ravenee.inbox.internal.page.list.ListPage;
import org.ravenee.inbox.internal.store.EventStore;
import org.ravenee.inbox.internal.store.RefusedRequest;

/** All addresses of the inbox. */
record Routes(EventStore store, Times times, ReceiverOptions options, RequestMemory memory) {

    private static final String PROJECT = "([A-Za-z0-9_-]{1,64})";
    private static final String ID = "([0-9a-f]{32})";

    Handler router() {
        return intake().on("GET", "/", memory.working(new ListPage(store, times, instance())))
                .on("GET", "/events\\.json", memory.working(new EventsJson(store)))
                .on("DELETE", "/events", new SameOriginGuard(this::delete))
                .on("POST", "/events/clear", new SameOriginGuard(this::clear))
                .on(
                        "GET",
                        "/events/" + ID,
                        memory.working(new EventPage(store, times, options.ide())))
                .on("GET", "/events/" + ID + "\\.json", memory.working(new EventJson(store)))
                .on("GET", "/events/" + ID + "\\.txt", memory.working(CopyText.trace(store)))
                .on("GET", "/events/" + ID + "\\.md", memory.working(CopyText.markdown(store)))
                .on("GET", "/events/" + ID + "\\.curl", memory.working(CopyText.curl(store)))
                .on("GET", "/events/" + ID + "\\.id", CopyText.id(store))
                .on("GET", "/check-ins", memory.working(new CheckInsPage(store, times)))
                .on("GET", "/check-ins\\.json", new CheckInsJson(store))
                .on("GET", "/help", new HelpPage())
                .on("GET", "/assets/(" + Assets.NAMES + ")", new Assets());
    }

    private Router intake() {
        Handler endpoint =
                new CrossOriginGuard(
                        options.origins(),
                        this::refused,
                        new EnvelopeEndpoint(store, options.limits(), options.clock(), memory));
        String path = "/api/" + PROJECT + "/envelope/";
        Router router = new Router().on("POST", path, endpoint);
        return options.origins().isEmpty() ? router : router.on("OPTIONS", path, endpoint);
    }

    private void refused(String reason) {
        store.add(new RefusedRequest(options.clock().instant(), 403, reason));
    }

    private Response delete(Request request) {
        store.clear();
        return Response.empty(204);
    }

    /** Clears the inbox for the button of the page without JavaScript, and returns to the list. */
    private Response clear(Request request) {
        store.clear();
        return Response.empty(303).with("Location", ListAddress.parse(request.query()).link());
    }

    private String instance() {
        return Long.toString(options.clock().millis(), 36);
    }
}
