/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import org.ravenee.benchmarks.server.application.Reporting;

/** An application without an error reporter. */
@ApplicationScoped
public class NoReporting implements Reporting {

    @Override
    public void breadcrumb(String category, String message) {
        // no reporter
    }

    @Override
    public void user(String id) {
        // no reporter
    }

    @Override
    public void failed(Throwable failure) {
        // no reporter
    }

    @Override
    public void flush() {
        // no reporter
    }
}
