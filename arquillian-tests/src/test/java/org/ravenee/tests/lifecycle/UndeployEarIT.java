/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** An EAR with the Raven EE jars in {@code lib/} takes the clients of all its WARs along. */
@ServerTest
class UndeployEarIT {

    private static final String MORTAL = "mortal-ear";
    private static final String FIRST = "mortal-first";
    private static final String SECOND = "mortal-second";
    private static final String WITNESS = "witness-of-ear";
    private static final int DEPLOYMENTS = 5;

    /** Both WARs and the EAR: the server itself holds on to the latest deployment. */
    private static final int LOADERS = 3;

    private final Witness witness = Witness.named(WITNESS);

    @ArquillianResource private Deployer deployer;

    @Deployment(name = WITNESS, testable = false)
    static WebArchive witness() {
        return Witness.war(WITNESS);
    }

    @Deployment(name = MORTAL, managed = false, testable = false)
    static EnterpriseArchive mortal() {
        return ShrinkWrap.create(EnterpriseArchive.class, MORTAL + ".ear")
                .addAsLibraries(Application.libraryFiles())
                .addAsLibraries(
                        ShrinkWrap.create(JavaArchive.class, "generation.jar")
                                .addClass(LibraryGeneration.class))
                .addAsModules(war(FIRST, 11), war(SECOND, 22));
    }

    private static WebArchive war(String name, int project) {
        return Application.ofEar(name)
                .project(project)
                .with(LastWords.class, Generation.class)
                .war();
    }

    @Test
    void eventsCapturedWhileTheEarIsUndeployedArriveFromEachWar(Reports reports) {
        deployer.deploy(MORTAL);
        deployer.undeploy(MORTAL);

        assertThat(Stream.generate(reports::next).limit(4))
                .extracting(Report::project, Report::message)
                .containsExactlyInAnyOrder(
                        tuple("11", "first words"),
                        tuple("22", "first words"),
                        tuple("11", "last words"),
                        tuple("22", "last words"));
    }

    @Test
    void noThreadOfAnyClientIsLeft() {
        deployer.deploy(MORTAL);
        assertThat(witness.threadsOf(MORTAL)).isNotEmpty();

        deployer.undeploy(MORTAL);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(witness.threadsOf(MORTAL)).isEmpty());
    }

    @Test
    void noClassLoaderIsLeftAfterManyDeployments() {
        var before = witness.generationsAlive();
        for (var deployment = 0; deployment < DEPLOYMENTS; deployment++) {
            deployer.deploy(MORTAL);
            Site.of(FIRST).get("sentinel?message=hello");
            Site.of(SECOND).get("sentinel?message=hello");
            assertThat(witness.generationsAlive()).isGreaterThanOrEqualTo(LOADERS);
            deployer.undeploy(MORTAL);
        }

        await().atMost(Duration.ofSeconds(60))
                .until(() -> witness.generationsAlive() <= before + LOADERS);
    }
}
