/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.ServerLog;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Without a receiver responses stay the same, and the operator's log has one line. */
@ServerTest
class ReceiverDownIT {

    private static final String UNHEARD = "unheard";

    private final Site site = Site.of(UNHEARD);

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named(UNHEARD)
                // No server listens on port 1, which is reserved.
                .configured("sentry.dsn", "http://public@127.0.0.1:1/1")
                .with(ConfiguredApplication.class, ConfiguredResource.class)
                .war();
    }

    @Test
    void theResponsesStayTheSameAndOneWarningIsLogged() {
        var log = ServerLog.fromNowOn();

        for (var request = 0; request < 5; request++) {
            var answer = site.get("api/configured/failing?message=unheard");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(
                            type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(site.get("api/configured/enabled").body()).isEqualTo("true");
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !log.linesWith("WARN", "[org.ravenee").isEmpty());
        assertThat(log.linesWith("WARN", "[org.ravenee")).hasSize(1);
    }
}
