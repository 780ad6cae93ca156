/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.background;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Work that a request hands to the platform is reported without a line of code. */
@ServerTest
class BackgroundTasksIT {

    private final Site site = Site.of("tasks");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("tasks")
                .with(TasksServlet.class, Shipping.class, Parcel.class, ParcelObserver.class)
                .war();
    }

    @ParameterizedTest
    @CsvSource({
        "execute, /execute, task TasksServlet",
        "submit, /submit, task TasksServlet",
        "supply, /supply, task TasksServlet",
        "schedule, /schedule, task TasksServlet",
        "repeat, /repeat, task TasksServlet",
        "thread, /thread, task TasksServlet",
        "ship, no truck, Shipping.ship",
        "count, no stock, Shipping.count",
        "remind, not paid, schedule Shipping.expired",
        "parcel, /parcel, observer ParcelObserver.receive"
    })
    void reportsWorkThatFailsOnceWithItsName(
            String path, String message, String transaction, Reports reports) {
        site.get("tasks/" + path);

        var report = reports.next();
        assertThat(report.exceptionMessages()).contains(message);
        assertThat(report.text("/transaction")).isEqualTo(transaction);
        assertThat(reports.from(site)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"execute", "submit", "supply", "schedule", "repeat", "thread"})
    void carriesTheContextOfTheRequestToTheWork(String path, Reports reports) {
        site.get("tasks/" + path + "?tenant=acme");

        var report = reports.next();
        assertThat(report.text("/tags/tenant")).isEqualTo("acme");
        assertThat(report.text("/request/url")).endsWith("/tasks/" + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-and-ask", "supply-and-handle"})
    void leavesFailuresToTheCallerThatReadsTheFuture(String path, Reports reports) {
        site.get("tasks/" + path);

        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void reportsAFailureThatTheCallerLetsEscapeOnceAsThatOfTheRequest(Reports reports) {
        site.get("tasks/escape");

        var report = reports.next();
        assertThat(report.exceptionMessages()).contains("/escape");
        assertThat(report.exceptionTypes()).contains("ExecutionException");
        assertThat(reports.from(site)).isEmpty();
    }
}
