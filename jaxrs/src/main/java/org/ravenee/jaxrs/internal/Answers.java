/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.WebApplicationException;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.Failures;

/** Reports by the answer that a request gets. */
final class Answers {

    private Answers() {}

    /**
     * Keeps a failure until the answer is known. Where there is nothing to keep it in, the answer
     * of a web application exception is taken for the final one, and any other failure is reported.
     */
    static void report(Reporter reporter, Throwable thrown) {
        boolean harmless =
                reporter.request() == null
                        && Failures.unwrap(thrown) instanceof WebApplicationException answer
                        && !reporter.options().reportsStatus(answer.getResponse().getStatus());
        if (!harmless) {
            reporter.reportByAnswer(thrown, ResourceInterceptor.MECHANISM);
        }
    }
}
