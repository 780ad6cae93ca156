/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Records what the build of an application knows for its start. */
@Recorder
public class RavenRecorder {

    /** Creates the recorder; called by Quarkus. */
    public RavenRecorder() {}

    /** Describes the application. */
    public RuntimeValue<ApplicationDescription> describe(String release, List<String> packages) {
        return new RuntimeValue<>(new ApplicationDescription(release, packages));
    }

    /** Creates the handler of requests. */
    public Handler<RoutingContext> requests() {
        return new RequestHandler();
    }

    /** Creates the handler of exceptions that the application does not map. */
    public Handler<RoutingContext> unmapped() {
        return new UnmappedHandler();
    }
}
