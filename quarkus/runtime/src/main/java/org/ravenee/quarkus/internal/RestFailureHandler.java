/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;

/**
 * Called by Quarkus REST with each failure of a resource, filter or writer, before a mapper is
 * looked up. The status of the response decides whether the failure is reported.
 */
public final class RestFailureHandler implements ServerRestHandler {

    private static final String MECHANISM = "auto.http.jaxrs";

    /** Creates the handler; called by Quarkus. */
    public RestFailureHandler() {}

    @Override
    public void handle(ResteasyReactiveRequestContext request) {
        Throwable thrown = request.getThrowable();
        RoutingContext routing = request.unwrap(RoutingContext.class);
        VertxExchange exchange = routing == null ? null : VertxExchange.of(routing);
        Reporter reporter = Reporters.current().orElse(null);
        if (thrown != null && exchange != null && reporter != null) {
            reporter.guard(() -> report(thrown, exchange, reporter));
        }
    }

    private static void report(Throwable thrown, VertxExchange exchange, Reporter reporter) {
        exchange.seen(thrown);
        if (exchange.isCommitted()) {
            try (Scope scope = exchange.context().attach()) {
                reporter.report(thrown, MECHANISM, true);
            }
        } else {
            reporter.reportOnResponse(exchange.context(), thrown, MECHANISM);
        }
    }
}
