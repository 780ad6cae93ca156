/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import java.util.List;
import java.util.Map;
import org.ravenee.Event;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.RequestContext;

/** A request on its way through the filter, for tests of what is inside of it. */
public final class FacesRequest implements AutoCloseable {

    private final Recording recording = new Recording();
    private final FakeExchange exchange = new FakeExchange();
    private final RequestContext context;

    public FacesRequest() {
        ServletExchange served =
                ServletExchange.begin(
                        recording.reporter(), exchange.request, exchange.response, null);
        context = served.context();
        exchange.attributes.put(ServedRequest.ATTRIBUTE, served);
    }

    public Map<String, Object> attributes() {
        return exchange.attributes;
    }

    /** Ends the request as the filter does; returns its last event, or null. */
    public Event end(int status) {
        recording.reporter().reportDeferred(context, status);
        List<Event> events = recording.events();
        return events.isEmpty() ? null : events.get(events.size() - 1);
    }

    public List<Event> events() {
        return recording.events();
    }

    public String header() {
        return exchange.answerHeaders.get("X-Sentry-ID");
    }

    @Override
    public void close() {
        context.detach();
        recording.client().close();
    }
}
