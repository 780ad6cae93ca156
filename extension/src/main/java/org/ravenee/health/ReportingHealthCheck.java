/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.health;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.ravenee.Stats;

/**
 * Adds data about reporting to the readiness of an application: how many events are queued,
 * delivered and discarded, and the outcome of the last attempt to send. It is a readiness check,
 * because liveness restarts an application, and because readiness is where operators look for the
 * state of other systems. It is always up: an application works without its error reports.
 */
public final class ReportingHealthCheck implements HealthCheck {

    private final Supplier<List<Stats>> clients;

    /**
     * Creates a check.
     *
     * @param clients returns the statistics of each client of the application
     */
    public ReportingHealthCheck(Supplier<List<Stats>> clients) {
        this.clients = clients;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("raven-ee").up();
        try {
            long queued = 0;
            long delivered = 0;
            long discarded = 0;
            String outcome = "none";
            for (Stats stats : clients.get()) {
                queued += stats.queued() + stats.spooled();
                delivered += stats.delivered();
                discarded += stats.totalDropped();
                for (long refused : stats.refused().values()) {
                    discarded += refused;
                }
                outcome = stats.lastOutcome().map(Enum::name).orElse(outcome);
            }
            response.withData("queued", queued)
                    .withData("delivered", delivered)
                    .withData("discarded", discarded)
                    .withData("lastOutcome", outcome);
        } catch (RuntimeException e) {
            // A client that the application produces may fail.
            response.withData("error", e.getClass().getName());
        }
        return response.build();
    }
}
