/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** A body that is no JSON is reported if the server responds with 500, apart from other events. */
@ServerTest
class MalformedBodiesIT {

    private final Site site = Site.of("bodies");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("bodies")
                .withPackageOf(BodiesApplication.class)
                .without(MalformedBodiesIT.class)
                .war();
    }

    @ParameterizedTest
    @CsvSource({
        "bound, '{\"number\":'",
        "bound, '{\"number\":\"many\"}'",
        "parsed, '{\"number\":'"
    })
    void aBodyThatIsAnsweredWith500HasAFingerprintOfItsOwn(
            String path, String body, Reports reports) {
        int status = site.post("api/orders/" + path, "application/json", body).statusCode();

        if (status < 500) {
            assertThat(reports.from(site)).isEmpty();
            return;
        }
        Report report = reports.onlyOneFrom(site);
        assertThat(report.text("/fingerprint/0")).isEqualTo("malformed request body");
        assertThat(report.text("/transaction")).isEqualTo("POST /api/orders/" + path);
    }
}
