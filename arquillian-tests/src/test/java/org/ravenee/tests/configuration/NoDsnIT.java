/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.ServerLog;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Without a DSN everything works and nothing is sent. */
@ServerTest
class NoDsnIT {

    private static final String SILENT = "silent";

    private final Site site = Site.of(SILENT);

    @ArquillianResource private Deployer deployer;

    @Deployment(name = SILENT, managed = false, testable = false)
    static WebArchive silent() {
        return Application.named(SILENT)
                .without("sentry.dsn")
                .with(ConfiguredApplication.class, ConfiguredResource.class)
                .war();
    }

    @Test
    void theApplicationWorksAndOneLineSaysThatNothingIsReported() {
        var log = ServerLog.fromNowOn();
        deployer.deploy(SILENT);
        try {
            assertThat(site.get("api/configured/enabled").body()).isEqualTo("false");
            assertThat(site.get("api/configured/captured").body()).isEqualTo("id:");
            var answer = site.get("api/configured/failing?message=silence");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("X-Sentry-ID")).isEmpty();
        } finally {
            deployer.undeploy(SILENT);
        }
        assertThat(log.linesWith("INFO", "[org.ravenee", "sentry.dsn")).hasSize(1);
        assertThat(log.linesWith("WARN", "ravenee")).isEmpty();
    }

    /** Raven EE responds instead of the server, so that it has to log the failure as well. */
    @Test
    void aFailureIsStillWrittenToTheServersLog() {
        var log = ServerLog.fromNowOn();
        deployer.deploy(SILENT);
        try {
            site.get("api/configured/failing?message=silence");
        } finally {
            deployer.undeploy(SILENT);
        }
        assertThat(log.linesWith("ERROR", "silence")).isNotEmpty();
    }
}
