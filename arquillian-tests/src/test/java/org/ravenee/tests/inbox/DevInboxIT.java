/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.inbox.Inbox;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.ServerLog;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** {@code sentry.dev-inbox=true} starts the inbox with the application, and ends it with it. */
@ServerTest
class DevInboxIT {

    private static final String DEVELOPED = "developed";
    private static final String LINE = "The inbox shows the events of this application at ";

    private final Site site = Site.of(DEVELOPED);

    @ArquillianResource private Deployer deployer;

    @Deployment(name = DEVELOPED, managed = false, testable = false)
    static WebArchive developed() {
        return Application.plain(DEVELOPED)
                .libraries()
                .configured("sentry.dev-inbox", "true")
                .with(CheckoutApplication.class, CheckoutResource.class)
                .war()
                .addAsLibrary(inboxJar());
    }

    private static File inboxJar() {
        var location = Inbox.class.getProtectionDomain().getCodeSource().getLocation();
        return new File(URI.create(location.toString()));
    }

    @Test
    void theEventsOfTheApplicationAreInTheInboxBesideIt() throws Exception {
        for (var round = 0; round < 2; round++) {
            var log = ServerLog.fromNowOn();
            deployer.deploy(DEVELOPED);
            URI events;
            try {
                var line = log.linesWith("INFO", LINE).get(0);
                events = URI.create(line.substring(line.indexOf(LINE) + LINE.length()).strip());
                site.post("api/checkout", "text/plain", "4711");

                await().atMost(Duration.ofSeconds(20))
                        .until(() -> read(events.resolve("events.json")).contains("order 4711"));
            } finally {
                deployer.undeploy(DEVELOPED);
            }
            assertThatThrownBy(() -> read(events)).isInstanceOf(IOException.class);
            assertThat(log.linesWith("WARN", "ravenee")).isEmpty();
        }
    }

    private static String read(URI uri) throws IOException {
        try (var content = uri.toURL().openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
