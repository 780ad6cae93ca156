/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import org.ravenee.EventId;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.jaxrs.internal.ErrorResponse;
import org.ravenee.jaxrs.internal.JaxrsMessages;
import org.ravenee.spi.OperatorLogger;

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
        Throwable failure = routing.failure();
        boolean page = prefersPage(routing);
        String body;
        try (Scope scope = exchange.context().attach()) {
            reporter.reportDeferred(exchange.context(), SERVER_ERROR);
            EventId id = exchange.context().lastEventId();
            body = page ? ErrorResponse.page(id) : ErrorResponse.problem(id);
            log(failure, id, reporter);
        }
        HttpServerResponse response = routing.response();
        response.setStatusCode(SERVER_ERROR);
        response.headers().set("Content-Type", page ? ErrorResponse.PAGE : ErrorResponse.PROBLEM);
        response.headers().set("Vary", "Accept");
        response.end(body);
    }

    /** Browsers name HTML in their Accept header; a wildcard alone gets the problem document. */
    private static boolean prefersPage(RoutingContext routing) {
        for (MIMEHeader accepted : routing.parsedHeaders().accept()) {
            String name = accepted.component() + "/" + accepted.subComponent();
            if (ErrorResponse.PAGES.contains(name)) {
                return accepted.weight() > 0;
            }
            if (ErrorResponse.DOCUMENTS.contains(name)) {
                return false;
            }
        }
        return false;
    }

    private static void log(Throwable failure, EventId id, Reporter reporter) {
        String transaction = reporter.contexts().context().snapshot().transaction();
        new OperatorLogger("org.ravenee.jaxrs", reporter.options().sanitizeKeys())
                .logThrown(
                        JaxrsMessages.UNMAPPED,
                        failure,
                        transaction == null ? "A request" : transaction,
                        failure.getClass().getSimpleName(),
                        id.isPresent() ? " (event " + id + ")" : "");
    }
}
