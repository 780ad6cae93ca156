/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Beans of type Processor change events without being configured. */
@ServerTest
class ProcessorBeansIT {

    private static final String PROCESSORS = "processors";

    private final Site site = Site.of(PROCESSORS);

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named(PROCESSORS)
                .configured("sentry.processors", ConfiguredProcessor.class.getName())
                .with(ConfiguredProcessor.class, LastProcessor.class, RegionProcessor.class)
                .with(TenantProcessor.class, Steps.class)
                .war();
    }

    @Test
    void theyProcessAfterTheConfiguredOnesInTheOrderOfTheirPriority(Reports reports) {
        site.get("sentinel?message=processed");

        assertThat(reports.next().text("/tags/steps"))
                .matches("configured, tenant \\d+, region, last");
    }

    @Test
    void aBeanOfTheApplicationIsTheSameForAllEvents(Reports reports) {
        site.get("sentinel?message=first");
        site.get("sentinel?message=second");

        var first = count(reports.next());
        var second = count(reports.next());

        // The order of the two events is not defined.
        assertThat(Math.abs(second - first)).isEqualTo(1);
    }

    @Test
    void anEventThatABeanDropsIsNotSent(Reports reports) {
        site.get("sentinel?message=to+be+dropped");

        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void dataThatABeanAddsIsScrubbed(Reports reports) {
        site.get("sentinel?message=processed");

        var report = reports.next();
        assertThat(report.json()).contains("session_password").doesNotContain("pr0cess3d");
    }

    private static int count(Report report) {
        var steps = report.text("/tags/steps");
        return Integer.parseInt(steps.replaceAll(".*tenant (\\d+),.*", "$1"));
    }
}
