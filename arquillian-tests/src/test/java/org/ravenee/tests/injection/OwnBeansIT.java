/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** A Client or Options that the application produces replaces the one of the configuration. */
@ServerTest
class OwnBeansIT {

    private static final String OPTIONS = "own-options";
    private static final String CLIENT = "own-client";

    private final Site ownOptions = Site.of(OPTIONS);
    private final Site ownClient = Site.of(CLIENT);

    @Deployment(name = OPTIONS, testable = false)
    static WebArchive withOwnOptions() {
        return application(OPTIONS).with(OwnOptions.class).war();
    }

    @Deployment(name = CLIENT, testable = false)
    static WebArchive withAnOwnClient() {
        return application(CLIENT).with(OwnClient.class).war();
    }

    @Test
    void ownOptionsConfigureTheClient(Reports reports) {
        ownOptions.get("failing");

        var report = reports.onlyOneFrom(ownOptions);
        assertThat(report.exceptionMessages()).containsExactly("failed");
        assertThat(report.text("/environment")).isEqualTo("of its own");
    }

    @Test
    void anOwnClientTakesAllReports(Reports reports) {
        ownClient.get("failing");

        var report = reports.onlyOneFrom(ownClient);
        assertThat(report.exceptionMessages()).containsExactly("failed");
        assertThat(report.text("/environment")).isEqualTo("of its own client");
    }

    /** The DSN under a key of the application, so that Raven EE itself would report nothing. */
    private static Application application(String name) {
        return Application.named(name).movingTheDsnTo("own.dsn").with(FailingServlet.class);
    }
}
