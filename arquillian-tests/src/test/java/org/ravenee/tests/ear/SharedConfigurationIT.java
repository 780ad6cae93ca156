/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** An EAR whose {@code lib/} has the Raven EE jars and a configuration for all WARs. */
@ServerTest
class SharedConfigurationIT {

    private static final String PLAIN = "configured-plain";
    private static final String OWN = "configured-own";
    private static final int SHARED_PROJECT = 33;
    private static final int OWN_PROJECT = 44;

    private final Site plain = Site.of(PLAIN);
    private final Site own = Site.of(OWN);

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return Ears.withSharedLibraries("configured.ear")
                .addAsLibraries(
                        Application.configure(
                                ShrinkWrap.create(JavaArchive.class, "configuration.jar"),
                                SHARED_PROJECT))
                .addAsModules(
                        Ears.shop(PLAIN).without("sentry.dsn").manifest("plain", "1.0").war(),
                        Ears.shop(OWN).project(OWN_PROJECT).war());
    }

    @ParameterizedTest
    @CsvSource({
        "api/shop/resource, thrown by the resource",
        "api/shop/bean, thrown by the captured bean",
        "api/shop/library, thrown by the library",
        "api/shop/ejb, thrown by the EJB",
    })
    void aWarWithoutAConfigurationReportsOnceByTheSharedOne(
            String path, String text, Reports reports) {
        plain.get(path);

        var report = reports.onlyOneFrom(plain);
        assertThat(report.exceptionMessages()).containsExactly(text);
        assertThat(report.project()).isEqualTo("33");
        assertThat(report.text("/release")).isEqualTo("plain@1.0");
    }

    @Test
    void theConfigurationOfAWarGoesBeforeTheSharedOne(Reports reports) {
        own.get("api/shop/resource");

        assertThat(reports.onlyOneFrom(own).project()).isEqualTo("44");
    }

    @Test
    void workOfAnEjbJarThatIsNoRequestReportsByTheSharedOne(Reports reports) {
        own.get("api/shop/timer");

        var report = reports.next();
        assertThat(report.exceptionMessages()).containsExactly("thrown by the timer");
        assertThat(report.project()).isEqualTo("33");
    }
}
