/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.ear.shop.ShopServlet;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.ServerLog;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.injection.OwnClient;

/** Mistakes in an EAR with the Raven EE jars in {@code lib/} are logged at its deployment. */
@ServerTest
class EarMistakesIT {

    private static final String UNUSABLE = "unusable-ear";
    private static final String MISPLACED = "misplaced-ear";
    private static final String TWO_CLIENTS = "two-clients-ear";

    @ArquillianResource private Deployer deployer;

    @Deployment(name = UNUSABLE, managed = false, testable = false)
    static EnterpriseArchive withAnUnusableConfiguration() {
        return Ears.withSharedLibraries(UNUSABLE + ".ear")
                .addAsModules(
                        servlets("sound").war(),
                        servlets("unusable").configured("sentry.sample-rate", "3").war());
    }

    @Deployment(name = MISPLACED, managed = false, testable = false)
    static EnterpriseArchive withAConfigurationThatIsNotRead() {
        return Ears.withSharedLibraries(MISPLACED + ".ear")
                .addAsManifestResource(
                        new StringAsset("sentry.environment=production"),
                        "microprofile-config.properties")
                .addAsModules(
                        servlets("without-dsn").without("sentry.dsn").war(),
                        servlets("by-beans-xml").configured("sentry.captured", "beans.xml").war());
    }

    @Deployment(name = TWO_CLIENTS, managed = false, testable = false)
    static EnterpriseArchive withAWarThatProducesItsClient() {
        return ShrinkWrap.create(EnterpriseArchive.class, TWO_CLIENTS + ".ear")
                .addAsLibraries(Application.libraryFiles())
                .addAsModules(
                        servlets("producing").with(OwnClient.class).movingTheDsnTo("own.dsn").war(),
                        servlets("not-producing").war());
    }

    /** Without anything that would have to be injected. */
    private static Application servlets(String name) {
        return Application.plain(name)
                .configured("sentry.dsn", "http://public@127.0.0.1:1/1")
                .with(ShopServlet.class);
    }

    @Test
    void anUnusableConfigurationNamesItsWar() {
        var failure = catchThrowable(() -> deployer.deploy(UNUSABLE));

        assertThat(failure).as("failure of the deployment").isNotNull();
        assertThat(messages(failure)).contains("unusable.war: ", "sentry.sample-rate = 3");
    }

    @Test
    void aConfigurationThatNoClassLoaderSeesIsWarnedAboutOnce() {
        var log = ServerLog.fromNowOn();

        deployer.deploy(MISPLACED);
        deployer.undeploy(MISPLACED);

        assertThat(log.linesWith("WARN", "META-INF/microprofile-config.properties of the EAR"))
                .singleElement()
                .asString()
                .contains("put it into a jar in lib");
        assertThat(log.linesWith("WARN", "sentry.captured of by-beans-xml.war is ignored"))
                .singleElement()
                .asString()
                .contains("put the jars of Raven EE into each WEB-INF/lib");
    }

    @Test
    void aWarThatCannotInjectAClientIsWarnedAboutOnce() {
        var log = ServerLog.fromNowOn();

        deployer.deploy(TWO_CLIENTS);
        deployer.undeploy(TWO_CLIENTS);

        assertThat(log.linesWith("WARN", "not-producing.war", "cannot inject a Client"))
                .singleElement()
                .asString()
                .contains("put the jars of Raven EE into each WEB-INF/lib");
    }

    private static String messages(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }
}
