/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** An EAR of one WAR and one EJB jar, with the Raven EE jars in {@code lib/}. */
@ServerTest
class OnlyWarIT {

    private static final String ONLY = "only";

    private final Site only = Site.of(ONLY);

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return Ears.withSharedLibraries("only.ear").addAsModules(Ears.shop(ONLY).war());
    }

    @Test
    void aFailingEjbIsReportedOnceWithTheRequest(Reports reports) {
        only.get("api/shop/ejb");

        var report = reports.onlyOneFrom(only);
        assertThat(report.exceptionMessages()).containsExactly("thrown by the EJB");
        assertThat(report.text("/transaction")).isEqualTo("GET /api/shop/ejb");
    }

    @Test
    void workOfTheEjbJarThatIsNoRequestReportsByTheOnlyConfiguration(Reports reports) {
        only.get("api/shop/timer");

        assertThat(reports.next().exceptionMessages()).containsExactly("thrown by the timer");
    }
}
