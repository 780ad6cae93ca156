/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.ravenee.health.ReportingHealthCheck;

/** The readiness check, in an application with SmallRye Health. */
@Readiness
@Singleton
public class RavenHealthCheck implements HealthCheck {

    private final HealthCheck check;

    /** Creates the check; called by the container. */
    @Inject
    public RavenHealthCheck(RavenApplication application) {
        check = new ReportingHealthCheck(application::stats);
    }

    @Override
    public HealthCheckResponse call() {
        return check.call();
    }
}
