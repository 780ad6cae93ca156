/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerLog;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** The client of an undeployed application delivers its events, and then ends. */
@ServerTest
class UndeployIT {

    private static final String MORTAL = "mortal";
    private static final String LATE = "late";
    private static final String WITNESS = "witness";
    private static final int GENERATIONS = 5;

    private final Witness witness = Witness.named(WITNESS);

    @ArquillianResource private Deployer deployer;

    @Deployment(name = WITNESS, testable = false)
    static WebArchive witness() {
        return Witness.war(WITNESS);
    }

    @Deployment(name = MORTAL, managed = false, testable = false)
    static WebArchive mortal() {
        return Application.named(MORTAL).with(LastWords.class, Generation.class).war();
    }

    @Deployment(name = LATE, managed = false, testable = false)
    static WebArchive late() {
        return Application.named(LATE).with(LateServlet.class).war();
    }

    @Test
    void eventsCapturedWhileTheApplicationIsUndeployedArrive(Reports reports) {
        deployer.deploy(MORTAL);
        deployer.undeploy(MORTAL);

        // Two workers may send them at the same time.
        assertThat(List.of(reports.next().message(), reports.next().message()))
                .containsExactlyInAnyOrder("first words", "last words");
    }

    @Test
    void requestsThatFailAfterTheUndeploymentFailAsTheyDoWithoutRavenEe() {
        ServerLog log = ServerLog.fromNowOn();
        deployer.deploy(LATE);

        failAfterTheUndeployment();

        assertThat(log.linesWith("/late/late", "after the undeployment")).hasSize(3);
    }

    private void failAfterTheUndeployment() {
        witness.holdRequests();
        List<CompletableFuture<HttpResponse<String>>> answers =
                Stream.generate(() -> Site.of(LATE).getLater("late")).limit(3).toList();
        await().until(() -> witness.requestsHeld() == 3);
        deployer.undeploy(LATE);
        witness.releaseRequests();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).succeedsWithin(Duration.ofSeconds(60)));
    }

    @Test
    void noThreadOfTheClientIsLeft() {
        deployer.deploy(MORTAL);
        assertThat(witness.threadsOf(MORTAL)).isNotEmpty();

        deployer.undeploy(MORTAL);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(witness.threadsOf(MORTAL)).isEmpty());
    }

    @Test
    void noClassLoaderIsLeftAfterManyDeployments() {
        for (var generation = 0; generation < GENERATIONS; generation++) {
            deployer.deploy(MORTAL);
            Site.of(MORTAL).get("sentinel?message=hello");
            assertThat(witness.generationsAlive()).isPositive();
            deployer.undeploy(MORTAL);
        }

        // The server itself holds on to the latest one.
        await().atMost(Duration.ofSeconds(30)).until(() -> witness.generationsAlive() <= 1);
    }
}
