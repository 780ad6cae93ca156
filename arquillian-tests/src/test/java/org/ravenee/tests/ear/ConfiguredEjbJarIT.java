/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** An EAR with the Raven EE jars in {@code lib/} and an EJB jar that has its own configuration. */
@ServerTest
class ConfiguredEjbJarIT {

    private static final String SHOP = "shop-of-configured-jar";

    private final Site shop = Site.of(SHOP);

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return Ears.withSharedLibraries("configured-jar.ear")
                .addAsModules(
                        Application.configure(Ears.warehouse(), 77),
                        Ears.shop(SHOP).project(88).war());
    }

    @Test
    void itsWorkThatIsNoRequestReportsByThat(Reports reports) {
        shop.get("api/shop/timer");

        var report = reports.next();
        assertThat(report.exceptionMessages()).containsExactly("thrown by the timer");
        assertThat(report.project()).isEqualTo("77");
    }

    @Test
    void theWarReportsByItsOwn(Reports reports) {
        shop.get("api/shop/resource");

        assertThat(reports.onlyOneFrom(shop).project()).isEqualTo("88");
    }
}
