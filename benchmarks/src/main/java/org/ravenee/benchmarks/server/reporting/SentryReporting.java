/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.reporting;

import io.sentry.Sentry;
import io.sentry.protocol.User;
import jakarta.enterprise.context.ApplicationScoped;
import org.ravenee.benchmarks.server.application.Reporting;

/** The peer: the mapper of the application calls it. */
@ApplicationScoped
public class SentryReporting implements Reporting {

    private static final long LONG_MILLIS = 60_000;

    @Override
    public void breadcrumb(String category, String message) {
        Sentry.addBreadcrumb(message, category);
    }

    @Override
    public void user(String id) {
        User user = new User();
        user.setId(id);
        Sentry.setUser(user);
    }

    @Override
    public void failed(Throwable failure) {
        Sentry.captureException(failure);
    }

    @Override
    public void flush() {
        Sentry.flush(LONG_MILLIS);
    }
}
