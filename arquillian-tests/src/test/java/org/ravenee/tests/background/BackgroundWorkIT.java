/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.background;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Failures of work without a request are reported where the work is captured. */
@ServerTest
class BackgroundWorkIT {

    private final Site site = Site.of("background");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("background")
                .with(StarterServlet.class, Alarm.class, Listener.class, News.class, Nightly.class)
                .war();
    }

    @Test
    void aTimerThatFailsIsReported(Reports reports) {
        site.get("start/alarm");

        assertThat(reports.next().exceptionMessages()).containsExactly("rung");
    }

    @Test
    void aScheduledMethodThatFailsIsReportedWithItsName(Reports reports) {
        site.get("start/nightly");

        var report = reports.next();
        assertThat(report.exceptionMessages()).containsExactly("books are open");
        assertThat(report.text("/transaction")).isEqualTo("schedule Nightly.close");
        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void anAsynchronousObserverThatFailsIsReportedOnce(Reports reports) {
        site.get("start/news");

        assertThat(reports.next().exceptionMessages()).containsExactly("heard");
        assertThat(reports.from(site)).isEmpty();
    }
}
