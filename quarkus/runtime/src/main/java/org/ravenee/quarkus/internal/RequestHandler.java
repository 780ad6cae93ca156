/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.EventIdHeader;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.RequestContext;

/**
 * The first handler of each request. Reports a failure when the headers of the response are about
 * to be written: its status is known then, and {@code X-Sentry-ID} can still be added.
 */
public final class RequestHandler implements Handler<RoutingContext> {

    private static final String MECHANISM = "auto.http.vertx";

    /** Creates the handler. */
    public RequestHandler() {}

    @Override
    public void handle(RoutingContext routing) {
        Reporter reporter = Reporters.current().orElse(null);
        if (reporter != null) {
            reporter.guard(() -> begin(routing, reporter));
        }
        routing.next();
    }

    private static void begin(RoutingContext routing, Reporter reporter) {
        RequestContext request = reporter.begin(null);
        // Vert.x carries the request from here on.
        request.detach();
        VertxExchange exchange = new VertxExchange(routing, request);
        request.source(new VertxRequestSource(routing, reporter.options().sendDefaultPii()));
        routing.put(ServedRequest.ATTRIBUTE, exchange);
        VertxRequests.bind(request);
        routing.addHeadersEndHandler(
                nothing -> reporter.guard(() -> respond(routing, exchange, reporter)));
    }

    private static void respond(RoutingContext routing, VertxExchange exchange, Reporter reporter) {
        int status = routing.response().getStatusCode();
        try (Scope scope = exchange.context().attach()) {
            Throwable failure = routing.failure();
            if (failure != null
                    && !exchange.isSeen(failure)
                    && reporter.options().reportsStatus(status)) {
                reporter.report(failure, MECHANISM);
            }
            reporter.reportDeferred(exchange.context(), status);
            String id = EventIdHeader.value(exchange.context(), reporter);
            if (id != null) {
                routing.response().putHeader(EventIdHeader.NAME, id);
            }
        }
    }
}
