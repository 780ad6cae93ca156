/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** An EAR with the Raven EE jars in {@code lib/}, and once more in one of its WARs. */
@ServerTest
class MixedLibrariesIT {

    private static final String SHARING = "mixed-sharing";
    private static final String OWNING = "mixed-owning";

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return Ears.withSharedLibraries("mixed.ear")
                .addAsModules(
                        Ears.shop(SHARING).project(55).war(),
                        Ears.shop(OWNING).libraries().project(66).war());
    }

    @ParameterizedTest
    @CsvSource({
        "api/shop/resource, thrown by the resource",
        "servlet, thrown by the servlet",
        "api/shop/bean, thrown by the captured bean",
        "api/shop/client, said through the injected client",
    })
    void eachWarReportsOnceToItsOwnProject(String path, String text, Reports reports) {
        for (var name : new String[] {SHARING, OWNING}) {
            var site = Site.of(name);

            site.get(path);

            var report = reports.onlyOneFrom(site);
            assertThat(report.json()).contains(text);
            assertThat(report.project()).isEqualTo(name.equals(SHARING) ? "55" : "66");
        }
    }
}
