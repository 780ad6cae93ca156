/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** An application that goes takes its client along, after the client has delivered everything. */
@ServerTest
class UndeployIT {

    private static final String MORTAL = "mortal";
    private static final String WITNESS = "witness";

    private final Site witness = Site.of(WITNESS);

    @ArquillianResource private Deployer deployer;

    @Deployment(name = WITNESS, testable = false)
    static WebArchive witness() {
        return Application.plain(WITNESS).with(ThreadsServlet.class).war();
    }

    @Deployment(name = MORTAL, managed = false, testable = false)
    static WebArchive mortal() {
        return Application.named(MORTAL).with(LastWords.class).war();
    }

    @Test
    void whatIsReportedAtTheVeryEndStillArrives(Reports reports) {
        deployer.deploy(MORTAL);
        deployer.undeploy(MORTAL);

        assertThat(reports.next().message()).isEqualTo("first words");
        assertThat(reports.next().message()).isEqualTo("last words");
    }

    @Test
    void noThreadOfTheClientIsLeft() {
        deployer.deploy(MORTAL);
        assertThat(threadsOfTheClient()).isNotEmpty();

        deployer.undeploy(MORTAL);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(threadsOfTheClient()).isEmpty());
    }

    private List<String> threadsOfTheClient() {
        return witness.get("threads")
                .body()
                .lines()
                .filter(
                        thread ->
                                thread.toLowerCase(Locale.ROOT).contains("raven")
                                        || thread.contains(MORTAL + ".war"))
                .toList();
    }
}
