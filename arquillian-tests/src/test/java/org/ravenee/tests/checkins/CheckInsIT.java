/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.inbox.CheckIn;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Timers of a server check in, and so do methods that are marked. */
@ServerTest
class CheckInsIT {

    private final Site site = Site.of("checkins");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("checkins")
                .configured("sentry.check-ins", "true")
                .with(JobsServlet.class, Jobs.class)
                .war();
    }

    @Test
    void aCalendarTimerChecksInWithItsSchedule(Reports reports) {
        site.get("jobs/working");

        var run = reports.nextRun();
        assertThat(run).extracting(CheckIn::monitor).containsOnly("jobs-run");
        assertThat(run).extracting(CheckIn::status).containsExactly("in_progress", "ok");
        assertThat(run.get(0).json())
                .contains("\"timezone\":\"Europe/Berlin\"")
                .containsPattern("\"value\":\"\\d+ \\d+ \\* \\* \\*\"");
        assertThat(run.get(1).duration()).isPresent();
    }

    @Test
    void aTimerThatFailsChecksInAsFailedAndIsReported(Reports reports) {
        site.get("jobs/failing");

        assertThat(reports.nextRun())
                .extracting(CheckIn::status)
                .containsExactly("in_progress", "error");
        assertThat(reports.next().text("/transaction")).isEqualTo("schedule Jobs.run");
    }

    @Test
    void aTimerWithoutACalendarChecksInWithoutASchedule(Reports reports) {
        site.get("jobs/once");

        var run = reports.nextRun();
        assertThat(run).extracting(CheckIn::status).containsExactly("in_progress", "ok");
        assertThat(run).noneMatch(checkIn -> checkIn.json().contains("monitor_config"));
    }

    @Test
    void aMarkedMethodChecksInByItsName(Reports reports) {
        site.get("jobs/imports");

        assertThat(reports.nextRun()).extracting(CheckIn::monitor).containsOnly("hourly-import");
    }
}
