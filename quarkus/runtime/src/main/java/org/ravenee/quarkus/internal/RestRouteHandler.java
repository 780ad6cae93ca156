/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;
import org.jspecify.annotations.Nullable;
import org.ravenee.jaxrs.internal.PathTemplate;

/** Notes the matched method; called once more for each method of a sub-resource. */
public final class RestRouteHandler implements ServerRestHandler {

    /** Creates the handler; called by Quarkus. */
    public RestRouteHandler() {}

    @Override
    public void handle(ResteasyReactiveRequestContext request) {
        RoutingContext routing = request.unwrap(RoutingContext.class);
        VertxExchange exchange = routing == null ? null : VertxExchange.of(routing);
        if (exchange != null) {
            exchange.route(
                    new Route(
                            request.getDeployment().getPrefix(),
                            request.getTarget(),
                            exchange.route()));
        }
    }

    /**
     * A route, whose template is made when an event needs it.
     *
     * @param prefix the path of the application
     * @param resource the matched method
     * @param locator the route to the locator of a sub-resource; null for a root resource
     */
    private record Route(
            String prefix, RuntimeResource resource, @Nullable Supplier<String> locator)
            implements Supplier<String> {

        @Override
        public String get() {
            PathTemplate before =
                    locator == null
                            ? PathTemplate.of(prefix).then(template(resource.getClassPath()))
                            : PathTemplate.of(locator.get());
            return before.then(template(resource.getPath())).toString();
        }

        private static PathTemplate template(@Nullable URITemplate of) {
            return PathTemplate.of(of == null ? null : of.template);
        }
    }
}
