/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Two applications in one EAR share a CDI container, but no client, context or log record. */
@ServerTest
class OneEarIT {

    private static final String EAST = "east";
    private static final String WEST = "west";

    private final Site east = Site.of(EAST);
    private final Site west = Site.of(WEST);

    @Deployment(testable = false)
    static EnterpriseArchive both() {
        return ShrinkWrap.create(EnterpriseArchive.class, "both.ear")
                .addAsModules(application(EAST, 11), application(WEST, 22));
    }

    @Test
    void eachReportsToItsOwnProject(Reports reports) {
        east.get("api/neighbour/failing");
        var fromEast = reports.onlyOneFrom(east);
        west.get("api/neighbour/failing");
        var fromWest = reports.onlyOneFrom(west);

        assertThat(fromEast.project()).isEqualTo("11");
        assertThat(fromEast.text("/tags/side")).isEqualTo(EAST);
        assertThat(fromWest.project()).isEqualTo("22");
        assertThat(fromWest.text("/tags/side")).isEqualTo(WEST);
    }

    @Test
    void eachReceivesItsOwnLogRecordsOnly(Reports reports) {
        east.get("api/neighbour/logging");
        var fromEast = reports.onlyOneFrom(east);
        west.get("api/neighbour/logging");
        var fromWest = reports.onlyOneFrom(west);

        assertThat(fromEast.project()).isEqualTo("11");
        assertThat(fromEast.message()).isEqualTo("logged for customer 7");
        assertThat(fromEast.breadcrumbs()).contains("logged before");
        assertThat(fromWest.project()).isEqualTo("22");
        assertThat(fromWest.message()).isEqualTo("logged for customer 7");
        assertThat(fromWest.breadcrumbs()).contains("logged before");
    }

    private static WebArchive application(String name, int project) {
        return Application.named(name)
                .project(project)
                .configured("sentry.tags.side", name)
                .configured("sentry.logging.level", "SEVERE")
                .with(NeighbourApplication.class, NeighbourResource.class)
                .war();
    }
}
