/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.ravenee.EventId;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.jaxrs.internal.ErrorFormat;
import org.ravenee.jaxrs.internal.UnmappedExceptionLog;

/**
 * Responds to exceptions of resources that no mapper and no failure handler of the application
 * handles, unless {@code sentry.exception-mapper} is false. Quarkus responds to its own exceptions.
 */
public final class UnmappedHandler implements Handler<RoutingContext> {

    private static final int SERVER_ERROR = 500;

    /** Creates the handler. */
    public UnmappedHandler() {}

    @Override
    public void handle(RoutingContext routing) {
        Reporter reporter = Reporters.current().orElse(null);
        VertxExchange exchange = VertxExchange.of(routing);
        if (reporter == null
                || exchange == null
                || !reporter.options().exceptionMapper()
                || !isUnmapped(routing, exchange)) {
            routing.next();
            return;
        }
        try {
            respond(routing, exchange, reporter);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            routing.next();
        }
    }

    private static boolean isUnmapped(RoutingContext routing, VertxExchange exchange) {
        Throwable failure = routing.failure();
        return failure != null
                && exchange.isSeen(failure)
                && routing.statusCode() == SERVER_ERROR
                && !exchange.isCommitted()
                && !failure.getClass().getName().startsWith("io.quarkus.");
    }

    private static void respond(RoutingContext routing, VertxExchange exchange, Reporter reporter) {
        ErrorFormat format =
                ErrorFormat.of(
                        routing.parsedHeaders().accept(),
                        type -> type.component() + "/" + type.subComponent(),
                        type -> type.weight() <= 0);
        String body;
        try (Scope scope = exchange.context().attach()) {
            reporter.reportDeferred(exchange.context(), SERVER_ERROR);
            EventId id = exchange.context().lastEventId();
            body = format.body(id);
            new UnmappedExceptionLog(reporter).add(routing.failure(), id);
        }
        HttpServerResponse response = routing.response();
        response.setStatusCode(SERVER_ERROR);
        response.headers().set("Content-Type", format.mediaType());
        response.headers().set("Vary", "Accept");
        response.end(body);
    }
}
