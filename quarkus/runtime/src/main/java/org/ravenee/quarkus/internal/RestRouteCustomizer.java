/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import java.util.List;
import org.jboss.resteasy.reactive.common.model.ResourceClass;
import org.jboss.resteasy.reactive.server.model.HandlerChainCustomizer;
import org.jboss.resteasy.reactive.server.model.ServerResourceMethod;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** Adds the handler that notes the route of a request, right after Quarkus REST has matched it. */
public final class RestRouteCustomizer implements HandlerChainCustomizer {

    /** Creates the customizer; called by Quarkus. */
    public RestRouteCustomizer() {}

    @Override
    public List<ServerRestHandler> handlers(
            Phase phase, ResourceClass type, ServerResourceMethod method) {
        return phase == Phase.AFTER_MATCH ? List.of(new RestRouteHandler()) : List.of();
    }
}
