/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.User;
import org.ravenee.benchmarks.server.application.Reporting;

/** Raven EE: the dependency and a DSN. It sees the failures of resources without a call. */
@ApplicationScoped
public class RavenReporting implements Reporting {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject Client client;

    @Override
    public void breadcrumb(String category, String message) {
        client.captureBreadcrumb(Breadcrumb.of(category, message));
    }

    @Override
    public void user(String id) {
        client.userContext(User.of(id));
    }

    @Override
    public void failed(Throwable failure) {
        // reported where the resource threw
    }

    @Override
    public void flush() {
        client.flush(LONG);
    }
}
