/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Two applications on one server share no client, context or log record. */
@ServerTest
class TwoApplicationsIT {

    private static final String NORTH = "north";
    private static final String SOUTH = "south";
    private static final String PASSING = "passing";

    private final Site north = Site.of(NORTH);
    private final Site south = Site.of(SOUTH);

    @ArquillianResource private Deployer deployer;

    @Deployment(name = NORTH, testable = false)
    static WebArchive north() {
        return application(NORTH).project(11).configured("sentry.tags.side", NORTH).war();
    }

    @Deployment(name = SOUTH, testable = false)
    static WebArchive south() {
        return application(SOUTH).project(22).configured("sentry.tags.side", SOUTH).war();
    }

    @Deployment(name = PASSING, managed = false, testable = false)
    static WebArchive passing() {
        return application(PASSING).project(33).war();
    }

    @Test
    void eachReportsToItsOwnProject(Reports reports) {
        north.get("api/neighbour/failing");
        var fromNorth = reports.onlyOneFrom(north);
        south.get("api/neighbour/failing");
        var fromSouth = reports.onlyOneFrom(south);

        assertThat(fromNorth.project()).isEqualTo("11");
        assertThat(fromNorth.text("/tags/side")).isEqualTo(NORTH);
        assertThat(fromSouth.project()).isEqualTo("22");
        assertThat(fromSouth.text("/tags/side")).isEqualTo(SOUTH);
    }

    @Test
    void theContextOfOneNeverReachesTheOther(Reports reports) {
        north.get("api/neighbour/visited-by/lovelace");
        assertThat(reports.onlyOneFrom(north).text("/user/id")).isEqualTo("lovelace");

        // The server's threads serve both applications.
        for (var request = 0; request < 8; request++) {
            south.get("api/neighbour/failing");
        }
        assertThat(reports.from(south))
                .hasSize(8)
                .allSatisfy(report -> assertThat(report.json()).doesNotContain("lovelace"));
    }

    @Test
    void oneReportsAfterTheOtherIsUndeployed(Reports reports) {
        deployer.deploy(PASSING);
        Site.of(PASSING).get("api/neighbour/failing");
        assertThat(reports.onlyOneFrom(Site.of(PASSING)).project()).isEqualTo("33");
        deployer.undeploy(PASSING);

        south.get("api/neighbour/failing");

        assertThat(reports.onlyOneFrom(south).project()).isEqualTo("22");
    }

    @Test
    void eachReceivesItsOwnLogRecordsOnly(Reports reports) {
        north.get("api/neighbour/logging");
        var fromNorth = reports.onlyOneFrom(north);
        south.get("api/neighbour/logging");
        var fromSouth = reports.onlyOneFrom(south);

        assertThat(fromNorth.project()).isEqualTo("11");
        assertThat(fromNorth.message()).isEqualTo("logged for customer 7");
        assertThat(fromNorth.breadcrumbs()).contains("logged before");
        assertThat(fromSouth.project()).isEqualTo("22");
        assertThat(fromSouth.message()).isEqualTo("logged for customer 7");
        assertThat(fromSouth.breadcrumbs()).contains("logged before");
    }

    private static Application application(String name) {
        return Application.named(name)
                .configured("sentry.logging.level", "SEVERE")
                .with(NeighbourApplication.class, NeighbourResource.class);
    }
}
